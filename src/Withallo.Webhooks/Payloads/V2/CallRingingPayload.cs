using Withallo.Json;

namespace Withallo.Webhooks.V2;

/// <summary>
/// What <see cref="WebhookTopic.V2.CallReceived"/> (<c>call.received</c>) carries: an inbound call that starts <em>ringing</em>.
/// It is not the counterpart of v1's <c>CALL_RECEIVED</c>, which is a call that has ended.
/// </summary>
[AlloObject]
public sealed partial record CallRingingPayload : OngoingCallPayload
{
    private protected override Direction ImpliedDirection => Direction.Inbound;
}
