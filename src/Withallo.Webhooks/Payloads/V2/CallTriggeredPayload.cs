using Withallo.Json;

namespace Withallo.Webhooks.V2;

/// <summary>
/// What <see cref="WebhookTopic.V2.CallTriggered"/> (<c>call.triggered</c>) carries: an outbound call that is placed.
/// It can arrive after its own <c>call.completed</c>.
/// </summary>
[AlloObject]
public sealed partial record CallTriggeredPayload : OngoingCallPayload
{
    private protected override Direction ImpliedDirection => Direction.Outbound;
}
