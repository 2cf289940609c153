using Withallo.Api;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests.V1;

public sealed class CallsTests(ContractServer server) : ContractTest(server)
{
    [Contract("v1/calls-search")]
    public async Task Calls_are_searched_with_numbers_whose_plus_is_encoded()
    {
        var page = await Allo.Calls.SearchAsync(Line, Customer, page: 2, size: 50, cancellationToken: Cancellation);

        var call = Assert.Single(page.Results);
        Assert.Equal(("call_8Kd2", Direction.Inbound, 5.5), (call.Id, call.Type, call.LengthInMinutes));
        Assert.Equal(new DateTimeOffset(2026, 4, 21, 14, 30, 0, TimeSpan.Zero), call.StartDate);
    }

    [Contract(["v1/calls-first-page", "v1/calls-last-page"])]
    public async Task All_calls_of_a_line_are_read_from_page_0_to_the_last()
    {
        var calls = await Allo.Calls.SearchAllAsync(Line, cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["call_8Kd2", "call_9Xw4"], calls.Select(call => call.Id));
    }
}
