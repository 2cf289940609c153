using Withallo.Api.V2;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests.V2;

public sealed class DealsTests(ContractServer server) : ContractTest(server)
{
    private const string Id = "dea-1";

    [Contract("v2/deal-create")]
    public async Task A_deal_is_created_with_a_date_in_UTC()
    {
        var deal = await Allo.V2.Deals.CreateAsync(
            new CreateDealRequest
            {
                Name = "Difference engine",
                Amount = 50000.5m,
                Currency = "GBP",
                ClosedAt = new DateTimeOffset(2026, 4, 28, 13, 0, 0, TimeSpan.FromHours(1)),
            },
            cancellationToken: Cancellation);

        Assert.Equal((Id, 50000.5m), (deal.Id, deal.Amount));
    }

    [Contract("v2/deal-get")]
    public async Task A_deal_is_read() => Assert.Equal("negotiation", (await Allo.V2.Deals.GetAsync(Id, cancellationToken: Cancellation)).Status);

    [Contract("v2/deal-update")]
    public async Task A_deal_is_won_and_loses_its_date()
    {
        var update = new UpdateDealRequest { Status = "won", ClosedAt = null };

        Assert.Equal("won", (await Allo.V2.Deals.UpdateAsync(Id, update, cancellationToken: Cancellation)).Status);
    }

    [Contract("v2/deal-delete")]
    public async Task A_deal_is_deleted() => Assert.Null(await Record.ExceptionAsync(() => Allo.V2.Deals.DeleteAsync(Id, cancellationToken: Cancellation)));

    [Contract("v2/deals-search")]
    public async Task Deals_are_searched()
    {
        var page = await Allo.V2.Deals.SearchAsync(
            new SearchDealsRequest { Filters = new DealFilters { Stage = "negotiation" }, Search = "engine", Sort = CrmSort.CreatedDesc },
            cancellationToken: Cancellation);

        Assert.Equal(Id, Assert.Single(page.Results).Id);
    }
}
