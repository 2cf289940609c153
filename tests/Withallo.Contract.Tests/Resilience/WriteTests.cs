using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests.Resilience;

/// <summary>A write is made again where an idempotency key makes that safe, and nowhere else.</summary>
public sealed class WriteTests(ContractServer server) : ContractTest(server)
{
    [Contract(["resilience/write-unavailable", "resilience/write-when-up-again"])]
    public async Task A_write_that_fails_is_tried_again_with_the_same_key()
    {
        await Allo.V2.Companies.CreateAsync(new CreateCompanyRequest { Name = "Unavailable Ltd" }, cancellationToken: Cancellation);

        AssertAllAttemptsHaveOneKey();
    }

    [Contract(["resilience/write-lost-response", "resilience/write-replayed"])]
    public async Task A_write_whose_response_is_lost_is_tried_again_with_the_same_key()
    {
        await Allo.V2.Companies.CreateAsync(new CreateCompanyRequest { Name = "Lost Ltd" }, cancellationToken: Cancellation);

        AssertAllAttemptsHaveOneKey();
    }

    [Contract(["resilience/append-conflict", "resilience/append-alone"])]
    public async Task An_append_that_met_another_is_tried_again_with_the_same_key_although_Allo_says_not_to()
    {
        await Allo.V2.DialingQueue.AppendNumbersAsync(["+14155550409"], cancellationToken: Cancellation);

        AssertAllAttemptsHaveOneKey();
    }

    [Contract(["v2/company-create", "v2/company-create"])]
    public async Task Two_calls_have_two_keys()
    {
        var request = new CreateCompanyRequest { Name = "Engines Ltd", Industry = "Technology" };
        await Allo.V2.Companies.CreateAsync(request, cancellationToken: Cancellation);
        await Allo.V2.Companies.CreateAsync(request, cancellationToken: Cancellation);

        Assert.Equal(2, Keys.Distinct().Count());
    }

    [Contract("v2/company-create")]
    public async Task The_caller_may_choose_the_key()
    {
        await Allo.V2.Companies.CreateAsync(
            new CreateCompanyRequest { Name = "Engines Ltd", Industry = "Technology" }, new RequestOptions { IdempotencyKey = "import-42" }, Cancellation);

        Assert.Equal(["import-42"], Keys);
    }

    [Contract("resilience/patch-unavailable")]
    public async Task A_PATCH_has_no_key_and_is_not_tried_again()
    {
        var update = new UpdateDealRequest { Status = "won" };

        await Assert.ThrowsAsync<WithalloServerException>(() => Allo.V2.Deals.UpdateAsync("dea-503", update, cancellationToken: Cancellation));
    }

    [Contract("resilience/v1-create-unavailable")]
    public async Task A_contact_of_v1_has_no_key_and_is_not_created_again()
    {
        var contact = new CreateContactRequest { Numbers = ["+14155550503"] };

        await Assert.ThrowsAsync<WithalloServerException>(() => Allo.Contacts.CreateAsync(contact, cancellationToken: Cancellation));
    }

    private void AssertAllAttemptsHaveOneKey()
    {
        Assert.Single(Keys.Distinct());
        Assert.Single(Requests.Select(request => request.Body).Distinct());
    }

    private IEnumerable<string?> Keys => Requests.Select(request => request.Header("Idempotency-Key"));
}
