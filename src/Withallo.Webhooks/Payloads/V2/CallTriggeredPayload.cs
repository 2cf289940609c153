using Withallo.Json.Shapes;

namespace Withallo.Webhooks.V2;

/// <summary>
/// What <see cref="WebhookTopic.V2.CallTriggered"/> (<c>call.triggered</c>) carries: an outbound call that is placed.
/// It can arrive after its own <c>call.completed</c>.
/// </summary>
public sealed record CallTriggeredPayload : OngoingCallPayload
{
    private protected override Direction ImpliedDirection => Direction.Outbound;

    internal static ObjectShape<CallTriggeredPayload> Shape { get; } = ShapeOf<CallTriggeredPayload>(() => new());
}
