using Withallo.Api.Models;

namespace Withallo.Api.V2.Tests;

/// <summary>What Allo would certainly refuse is refused before it is sent, with advice.</summary>
public sealed class ValidationTests
{
    private static readonly AnalyticsDateRange April = new(new(2026, 4, 1), new(2026, 4, 30));

    public static TheoryData<string, object> Refused => new()
    {
        { "Tags", new AddTagsRequest { Tags = [] } },
        { "Tags", new AddTagsRequest { Tags = ["qualified", " "] } },
        { "Ids", new BatchGetItemsRequest { Ids = [] } },
        { "GetItemsAsync", new BatchGetItemsRequest { Ids = [.. Enumerable.Range(0, 101).Select(i => $"cll-{i}")] } },
        { "Content", new UpdateCallSummaryRequest { Content = null! } },
        { "Action", new ConversationActionRequest { Action = default } },
        { "from 1", new ItemSearchRequest { Page = 0 } },
        { "1 to 100", new ItemSearchRequest { Size = 101 } },
        { "1 to 100", new SearchPeopleRequest { Size = 0 } },
        { "from 1", new SearchCompaniesRequest { Page = 0 } },
        { "1 to 100", new SearchDealsRequest { Size = 500 } },
        { "Date ends before it begins", new ItemSearchRequest { Date = new(new(2026, 4, 30), new(2026, 4, 1)) } },
        { "Date ends before it begins", new TeamMetricsRequest { Date = new(new(2026, 4, 30), new(2026, 4, 1)) } },
        { "CompareDate ends", new TeamMetricsRequest { Date = April, CompareDate = new(new(2026, 4, 30), new(2026, 4, 1)) } },
        { "Date is missing", new OutboundAnalyticsRequest { Date = null! } },
        { "1 to 100", new OutboundAnalyticsRequest { Date = April, Drilldown = new(OutboundStage.Dial) { Size = 101 } } },
        { "Url", new CreateWebhookEndpointRequest { Url = "", Topics = ["call.received"] } },
        { "Topics", new CreateWebhookEndpointRequest { Url = "https://example.com", Topics = [] } },
        { "Url", new UpdateWebhookEndpointRequest { Url = "" } },
        { "Description", new UpdateWebhookEndpointRequest { Description = new Optional<string>(null!) } },
        { "Numbers", new AppendQueueNumbersRequest { Numbers = [] } },
        { "Number", new AppendQueueNumbersRequest { Numbers = [new() { Number = "" }] } },
        { "Numbers", new CreatePersonRequest { Numbers = [] } },
        { "Name", new CreateCompanyRequest { Name = " " } },
        { "Name", new CreateDealRequest { Name = "" } },
        { "Name", new CreateSummaryTemplateRequest { Name = "" } },
        { "Name", new ReplaceSummaryTemplateRequest { Name = "" } },
        { "title or no order", new CreateSummaryTemplateRequest { Name = "Sales", Sections = [new("", 0)] } },
        { "title or no order", new ReplaceSummaryTemplateRequest { Name = "Sales", Sections = [new("Title", 0) { Order = null }] } },
        { "10 at most", new CreateSummaryTemplateRequest { Name = "Sales", Sections = [.. Enumerable.Range(0, 11).Select(i => new SummaryTemplateSection("Title", i))] } },
        { "Email", new CreatePartnerAccountRequest { Email = "", Name = "Jane", PersonalMobile = "+33612345678", NumberPreference = new() { Country = "FR" } } },
        { "Country", new CreatePartnerAccountRequest { Email = "a@b.c", Name = "Jane", PersonalMobile = "+33612345678", NumberPreference = new() { Country = "" } } },
        { "Country", new CreatePartnerAccountRequest { Email = "a@b.c", Name = "Jane", PersonalMobile = "+33612345678", NumberPreference = null! } },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void A_request_that_cannot_succeed_says_what_to_mend(string says, object request)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(() => ((IValidatedRequest)request).Validate("request"));

        Assert.Contains(says, exception.Message, StringComparison.Ordinal);
        Assert.Equal("request", exception.ParamName);
        Assert.DoesNotContain("+33612345678", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_needs_a_number() =>
        Assert.Throws<ArgumentException>(() => Wire.Writes("{}", new CreatePersonRequest { Numbers = [] }));

    [Fact]
    public void The_greatest_requests_Allo_takes_are_not_refused()
    {
        Wire.Writes("""{ "page": 1, "size": 100 }""", new ItemSearchRequest { Page = 1, Size = 100 });
        Assert.Contains("cll-99", Wire.Write(new BatchGetItemsRequest { Ids = [.. Enumerable.Range(0, 100).Select(i => $"cll-{i}")] }), StringComparison.Ordinal);
        IValidatedRequest numbers = new AppendQueueNumbersRequest { Numbers = [.. Enumerable.Repeat(new NewQueueNumber { Number = "+12125550010" }, 25_001)] };
        IValidatedRequest oneDay = new TeamMetricsRequest { Date = new(new(2026, 4, 1), new(2026, 4, 1)) };
        Assert.Null(Record.Exception(() => numbers.Validate("request")));
        Assert.Null(Record.Exception(() => oneDay.Validate("request")));
    }

    [Fact]
    public void Unions_cannot_be_made_empty()
    {
        Assert.Throws<ArgumentException>(() => AnalyticsScope.Users());
        Assert.Throws<ArgumentException>(() => AnalyticsScope.Numbers(""));
        Assert.Throws<ArgumentException>(() => Teammate.ById(" "));
        Assert.Throws<ArgumentException>(() => Teammate.ByEmail(""));
        Assert.Throws<ArgumentException>(() => QueueFilter.ByNumber(""));
        Assert.Throws<ArgumentException>(() => QueueFilter.ByNumberAt("", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => QueueFilter.ByPosition(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => QueueFilter.ByNumberAt("+12125550010", -1));
        Assert.Throws<ArgumentException>(() => new OutboundDrilldown(default));
    }
}
