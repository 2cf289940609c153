using Withallo.Api;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests.V1;

public sealed class SmsTests(ContractServer server) : ContractTest(server)
{
    [Contract("v1/sms-send")]
    public async Task A_message_is_sent_from_a_number()
    {
        var sent = await Allo.Sms.SendAsync(Line, Customer, "Your order is on its way", cancellationToken: Cancellation);

        Assert.Equal((Line, Customer), (sent.FromNumber, sent.ToNumber));
    }

    [Contract("v1/sms-send-france")]
    public async Task A_message_to_France_is_sent_from_a_sender_id()
    {
        var sent = await Allo.Sms.SendFranceAsync("EnginesLtd", "+33199000123", "Déjà prêt ✓", cancellationToken: Cancellation);

        Assert.Equal((null, "EnginesLtd", "Déjà prêt ✓"), (sent.FromNumber, sent.SenderId, sent.Content));
    }
}
