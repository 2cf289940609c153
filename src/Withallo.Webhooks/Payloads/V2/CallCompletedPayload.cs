using Withallo.Json;

namespace Withallo.Webhooks.V2;

/// <summary>
/// What <see cref="WebhookTopic.V2.CallCompleted"/> (<c>call.completed</c>) carries: a call that has ended and whose recording,
/// transcript and summary are ready.
/// </summary>
[AlloObject]
public sealed partial record CallCompletedPayload : EndedCallPayload
{
    [AlloName("tags")]
    [AlloWrapped("name")]
    private IReadOnlyList<string>? AllTags { get => Tags; set => AddTags(value); }

    [AlloName("tag", "call_category")]
    [AlloWrapped("name")]
    private string? SingleTag { get => null; set => AddTag(value); }

    /// <summary>The contact at the other end. Not documented for this topic: read when Allo sends it.</summary>
    public CallPerson? Person { get; set; }
}
