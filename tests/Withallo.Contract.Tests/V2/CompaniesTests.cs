using Withallo.Api.V2;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests.V2;

public sealed class CompaniesTests(ContractServer server) : ContractTest(server)
{
    [Contract("v2/company-create")]
    public async Task A_company_is_created()
    {
        var company = await Allo.V2.Companies.CreateAsync(new CreateCompanyRequest { Name = "Engines Ltd", Industry = "Technology" }, cancellationToken: Cancellation);

        Assert.Equal(("com-1", 3), (company.Id, company.PersonCount));
    }

    [Contract("v2/company-get")]
    public async Task A_company_is_read() => Assert.Equal("Engines Ltd", (await Allo.V2.Companies.GetAsync("com-1", cancellationToken: Cancellation)).Name);

    [Contract("v2/company-update")]
    public async Task A_company_loses_its_website_and_keeps_what_is_unset()
    {
        var update = new UpdateCompanyRequest { Website = null, Industry = "SaaS" };

        Assert.Equal("SaaS", (await Allo.V2.Companies.UpdateAsync("com-1", update, cancellationToken: Cancellation)).Industry);
    }

    [Contract("v2/companies-search")]
    public async Task Companies_are_searched()
    {
        var page = await Allo.V2.Companies.SearchAsync(
            new SearchCompaniesRequest { Filters = new CompanyFilters { Name = "Engines" }, Page = 1 }, cancellationToken: Cancellation);

        Assert.Equal("com-1", Assert.Single(page.Results).Id);
    }
}
