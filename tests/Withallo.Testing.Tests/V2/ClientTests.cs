using Withallo.Api;
using Withallo.Api.V2;

namespace Withallo.Tests.V2;

/// <summary>This SDK's client and the sandbox are written apart from each other: here they meet.</summary>
public sealed class ClientTests
{
    [Fact]
    public async Task The_client_reads_the_responses_of_API_v2()
    {
        var cancelled = TestContext.Current.CancellationToken;
        await using var sandbox = await V2Sandbox.StartAsync();
        var options = sandbox.Allo.CreateOptions();
        options.RateLimit.Enabled = false;
        using var client = new WithalloClient(options);
        var dates = new AnalyticsDateRange(new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 20));

        Assert.Equal(58, (await client.V2.Me.GetAsync(cancellationToken: cancelled)).Endpoints.Count);
        Assert.Equal(3, (await client.V2.Users.ListAsync(cancellationToken: cancelled)).Count);
        Assert.Equal(4, (await client.V2.Numbers.ListAsync(cancellationToken: cancelled)).Count);
        Assert.Equal(6, (await client.V2.Tags.ListAsync(cancellationToken: cancelled)).Count);
        Assert.NotNull((await client.V2.Conversations.ListAsync("+12125550100", cancellationToken: cancelled)).Results[0].LastItem);
        var items = await client.V2.Conversations.SearchAsync(new ItemSearchRequest { Extend = ItemExtensions.Transcript, Size = 100 }, cancellationToken: cancelled);
        Assert.Equal(70, items.Pagination?.TotalCount);
        Assert.Contains(items.Results, item => item.Call?.Transcript?.Count > 0);
        Assert.Equal(11, (await client.V2.WebhookEndpoints.ListEventTypesAsync(cancellationToken: cancelled)).Count);
        Assert.Null((await client.V2.DialingQueue.GetCurrentAsync(cancellationToken: cancelled)).Queue);
        Assert.Single((await client.V2.DialingQueue.AppendNumbersAsync(
            new AppendQueueNumbersRequest { Numbers = [new NewQueueNumber { Number = "+13125550110" }] }, cancellationToken: cancelled)).Added);
        Assert.Equal(1, (await client.V2.DialingQueue.ClearNumbersAsync(QueueFilter.Unassigned, cancellationToken: cancelled)).Removed);
        Assert.True((await client.V2.Analytics.GetTeamMetricsAsync(new TeamMetricsRequest { Date = dates }, cancellationToken: cancelled)).Summary?.TotalCalls?.Value > 0);
        var outbound = await client.V2.Analytics.GetOutboundAsync(
            new OutboundAnalyticsRequest { Date = dates, Drilldown = new OutboundDrilldown(OutboundStage.Connected) }, cancellationToken: cancelled);
        Assert.NotEmpty(outbound.Items!.Results);
        Assert.Equal(12, (await client.V2.People.SearchAsync(new SearchPeopleRequest(), cancellationToken: cancelled)).Pagination?.TotalCount);
        Assert.NotEmpty((await client.V2.Companies.SearchAsync(new SearchCompaniesRequest(), cancellationToken: cancelled)).Results);
        Assert.Equal(4, (await client.V2.Deals.SearchAsync(new SearchDealsRequest(), cancellationToken: cancelled)).Results.Count);
        Assert.Equal(2, (await client.V2.SummaryTemplates.ListAsync(cancellationToken: cancelled)).Count);
        Assert.NotNull((await client.V2.WebhookEndpoints.CreateAsync(
            new CreateWebhookEndpointRequest { Url = "http://127.0.0.1:1/allo", Topics = ["call.completed"] }, cancellationToken: cancelled)).SigningSecret);
        var refused = await Assert.ThrowsAsync<WithalloNotFoundException>(() => client.V2.Deals.GetAsync("dea-none", cancellationToken: cancelled));
        Assert.Equal("DEAL_NOT_FOUND", refused.ErrorCode);
        sandbox.Allo.Scopes.Remove("CRM_READ");
        var forbidden = await Assert.ThrowsAsync<WithalloForbiddenException>(() => client.V2.Deals.GetAsync("dea-seed01", cancellationToken: cancelled));
        Assert.Equal(["CRM_READ"], forbidden.RequiredScopes);
    }
}
