using Withallo.Api.V2;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests.V2;

public sealed class SummaryTemplatesTests(ContractServer server) : ContractTest(server)
{
    private const string Id = "tst-9";

    [Contract("v2/templates-list")]
    public async Task Templates_are_listed() => Assert.Equal(Id, Assert.Single(await Allo.V2.SummaryTemplates.ListAsync(cancellationToken: Cancellation)).Id);

    [Contract("v2/template-create")]
    public async Task A_template_is_created_with_sections_that_have_a_title_and_an_order()
    {
        var template = await Allo.V2.SummaryTemplates.CreateAsync(
            new CreateSummaryTemplateRequest
            {
                Name = "Sales call",
                CallContext = "Sales calls",
                Icon = "📞",
                Sections = [new SummaryTemplateSection("Needs", 0, "What was asked for")],
            },
            cancellationToken: Cancellation);

        Assert.Equal(Id, template.Id);
    }

    [Contract(["v2/template-get", "v2/template-replace"])]
    public async Task A_template_is_read_changed_and_replaced_as_a_whole()
    {
        var template = await Allo.V2.SummaryTemplates.GetAsync(Id, cancellationToken: Cancellation);
        var replacement = ReplaceSummaryTemplateRequest.From(template) with { Name = "Discovery" };

        Assert.Equal("Discovery", (await Allo.V2.SummaryTemplates.UpdateAsync(Id, replacement, cancellationToken: Cancellation)).Name);
    }

    [Contract("v2/template-delete")]
    public async Task A_template_is_deleted() =>
        Assert.Null(await Record.ExceptionAsync(() => Allo.V2.SummaryTemplates.DeleteAsync(Id, cancellationToken: Cancellation)));
}
