using Withallo.Json.Shapes;

namespace Withallo.Webhooks.V2;

/// <summary>What <see cref="WebhookTopic.V2.CallAnswered"/> (<c>call.answered</c>) carries: a call that is picked up, either way.</summary>
public sealed record CallAnsweredPayload : OngoingCallPayload
{
    /// <summary>When it was picked up.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    internal static ObjectShape<CallAnsweredPayload> Shape { get; } = ShapeOf<CallAnsweredPayload>(() => new())
        .Member("answered_at", Wire.Date, p => p.AnsweredAt, (p, value) => p.AnsweredAt = value);
}
