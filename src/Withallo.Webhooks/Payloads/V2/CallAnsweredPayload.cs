using Withallo.Json;

namespace Withallo.Webhooks.V2;

/// <summary>What <see cref="WebhookTopic.V2.CallAnswered"/> (<c>call.answered</c>) carries: a call that is picked up, either way.</summary>
[AlloObject]
public sealed partial record CallAnsweredPayload : OngoingCallPayload
{
    /// <summary>When it was picked up.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }
}
