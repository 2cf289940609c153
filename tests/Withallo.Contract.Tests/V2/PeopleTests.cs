using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests.V2;

public sealed class PeopleTests(ContractServer server) : ContractTest(server)
{
    [Contract("v2/person-create")]
    public async Task A_person_is_created()
    {
        var person = await CreateAsync(new CreatePersonRequest { Numbers = [Customer], Name = "Ada", CompanyId = "com-1" });

        Assert.Equal("Engines Ltd", person.Company?.Name);
    }

    [Contract("v2/person-create-shared")]
    public async Task A_person_may_share_a_number() =>
        Assert.Equal(["+14155550124"], (await CreateAsync(new CreatePersonRequest { Numbers = ["+14155550124"], AllowDuplicateNumber = true })).Numbers);

    [Contract("v2/person-number-taken")]
    public async Task A_number_that_is_taken_is_a_conflict_and_is_not_tried_again()
    {
        var error = await Assert.ThrowsAsync<WithalloConflictException>(() => CreateAsync(new CreatePersonRequest { Numbers = ["+14155550409"] }));

        Assert.Equal(("NUMBER_ALREADY_ASSIGNED", "per-7f3a"), (error.ErrorCode, error.ExistingId));
        Assert.DoesNotContain("per-7f3a", error.ToString(), StringComparison.Ordinal);
    }

    [Contract("v2/person-invalid")]
    public async Task A_person_that_cannot_be_is_422_and_names_the_fields()
    {
        var error = await Assert.ThrowsAsync<WithalloValidationException>(() => CreateAsync(new CreatePersonRequest { Numbers = ["422"] }));

        Assert.Equal("Use E.164.", error.Errors["numbers"]);
    }

    [Contract("v2/person-get")]
    public async Task A_person_is_read() => Assert.Equal("Ada", (await Allo.V2.People.GetAsync("per-1", cancellationToken: Cancellation)).Name);

    [Contract("v2/person-update")]
    public async Task A_person_loses_the_company_and_keeps_what_is_unset()
    {
        var update = new UpdatePersonRequest { JobTitle = null, CompanyId = UpdatePersonRequest.NoCompany };

        Assert.Null((await Allo.V2.People.UpdateAsync("per-1", update, cancellationToken: Cancellation)).Company);
    }

    [Contract("v2/people-search")]
    public async Task People_are_searched()
    {
        var page = await Allo.V2.People.SearchAsync(
            new SearchPeopleRequest
            {
                Filters = new PersonFilters { PhoneNumber = Customer, DealStatus = "won" },
                Search = "engines",
                Sort = CrmSort.NameAsc,
                Page = 1,
                Size = 20,
            },
            cancellationToken: Cancellation);

        Assert.Equal(("per-1", 1), (Assert.Single(page.Results).Id, page.TotalCount));
    }

    [Contract("v2/person-note")]
    public async Task A_note_is_put_on_a_person() =>
        Assert.Equal("note-1", (await Allo.V2.People.AddNoteAsync("per-1", "Calls back on Friday", cancellationToken: Cancellation)).Id);

    private Task<Person> CreateAsync(CreatePersonRequest request) => Allo.V2.People.CreateAsync(request, cancellationToken: Cancellation);
}
