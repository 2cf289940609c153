using System.Globalization;
using Withallo.Api.Tests.Resilience;
using Withallo.Api.V2;

namespace Withallo.Api.Tests.Situations;

/// <summary>What API v2 says about its pages does not fit together.</summary>
public sealed class PagingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task More_pages_follow_though_the_number_of_pages_says_otherwise() =>
        Assert.Equal(["1", "2", "3"], await IdsAsync(static page => $$$"""{"data":[{"id":"{{{page}}}"}],"pagination":{"page":{{{page}}},"total_pages":1,"has_more":{{{(page < 3 ? "true" : "false")}}}}}"""));

    [Fact]
    public async Task The_number_of_the_page_stands_still_while_the_rows_differ() =>
        Assert.Equal(["1", "2", "3"], await IdsAsync(static page => $$$"""{"data":[{"id":"{{{page}}}"}],"pagination":{"page":1,"has_more":{{{(page < 3 ? "true" : "false")}}}}}"""));

    [Fact]
    public async Task The_server_ignores_which_page_was_asked_for_and_would_go_on_for_ever() =>
        Assert.Equal(["1", "2"], await IdsAsync(static _ => """{"data":[{"id":"1"},{"id":"2"}],"pagination":{"page":1,"has_more":true}}"""));

    [Fact]
    public async Task No_more_pages_follow_though_the_number_of_pages_says_otherwise() =>
        Assert.Equal(["1"], await IdsAsync(static page => $$$"""{"data":[{"id":"{{{page}}}"}],"pagination":{"page":{{{page}}},"total_pages":9,"has_more":false}}"""));

    private static async Task<List<string>> IdsAsync(Func<int, string> page)
    {
        await using var server = new FaultServer((request, wire) =>
        {
            using var body = System.Text.Json.JsonDocument.Parse(request.Body);
            return wire.RespondAsync(200, page(body.RootElement.GetProperty("page").GetInt32()));
        });
        using var client = Clients.Create(server.Port, configure: static options => options.RateLimit.Enabled = false);
        var ids = new List<string>();
        await foreach (var person in client.V2.People.SearchAllAsync(new SearchPeopleRequest(), cancellationToken: Cancellation))
        {
            ids.Add(person.Id.ToString(CultureInfo.InvariantCulture));
        }

        return ids;
    }
}
