using Withallo.Json;

namespace Withallo.Webhooks;

/// <summary>
/// What <see cref="WebhookTopic.CallReceived"/> (<c>CALL_RECEIVED</c>, v0 and v1) carries: a call that has <em>ended</em>, inbound
/// or outbound. Its counterpart in v2 is <see cref="WebhookTopic.V2.CallCompleted"/>.
/// </summary>
[AlloObject]
public sealed partial record CallReceivedPayload : EndedCallPayload
{
    [AlloName("tag", "call_category")]
    [AlloWrapped("name")]
    private string? SingleTag { get => Tags.Count == 1 ? Tags[0] : null; set => AddTag(value); }

    [AlloName("tags")]
    [AlloWrapped("name")]
    private IReadOnlyList<string>? SeveralTags { get => Tags.Count > 1 ? Tags : null; set => AddTags(value); }
}
