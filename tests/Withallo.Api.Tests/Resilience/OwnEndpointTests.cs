using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Api.V2;

namespace Withallo.Api.Tests.Resilience;

/// <summary>Endpoints of the user's own: a Refit interface, or a raw request, with everything that a call of the client has.</summary>
public class OwnEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Path_and_query_values_are_encoded_and_what_stands_under_data_comes_back()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"other":[1],"data":{"name":"Ada"},"pagination":{}}"""));
        using var client = Clients.Create(server.Port);

        var person = await Own(client).GetAsync("+14155551234", "+1415 & more", cancellationToken: Cancellation);

        var sent = Assert.Single(server.Requests);
        Assert.Equal(("GET", "/v2/api/own/people/%2B14155551234?allo_number=%2B1415%20%26%20more"), (sent.Method, sent.Target));
        Assert.Equal("Api-Key key", sent.Header("Authorization"));
        Assert.Equal("Ada", person.Name);
    }

    [Fact]
    public async Task A_whole_response_and_a_JsonElement_are_the_whole_body()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":[{"name":"Ada"}],"pagination":{"page":1}}"""));
        using var client = Clients.Create(server.Port);

        var page = await Own(client).ListAsync(unread: true, cancellationToken: Cancellation);
        var anything = await Own(client).GetAnythingAsync(Cancellation);

        Assert.Equal(("Ada", 1), (Assert.Single(page.Data).Name, page.Pagination["page"]));
        Assert.Equal("Ada", anything.GetProperty("data")[0].GetProperty("name").GetString());
        Assert.Equal(1, anything.GetProperty("pagination").GetProperty("page").GetInt32());
        Assert.Equal("/v2/api/own/people?unread=true", server.Requests.First().Target);
    }

    [Fact]
    public async Task A_body_of_the_users_own_type_goes_out_under_a_key_of_his()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(201, """{"data":{"name":"Ada"}}"""));
        using var client = Clients.Create(server.Port);

        var person = await Own(client).CreateAsync(new OwnPerson("Ada"), new RequestOptions { IdempotencyKey = "order-7" }, Cancellation);

        var sent = Assert.Single(server.Requests);
        Assert.Equal("""{"name":"Ada"}""", sent.Body);
        Assert.Equal("application/json", sent.Header("Content-Type"));
        Assert.Equal("order-7", sent.Header("Idempotency-Key"));
        Assert.DoesNotContain(sent.Headers.Keys, static name => name.StartsWith("Withallo-", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("Ada", person.Name);
    }

    [Fact]
    public async Task An_empty_response_is_undefined_JSON_and_no_value_of_a_type()
    {
        var status = 204;
        await using var server = new FaultServer((_, wire) => wire.RespondAsync(status));
        using var client = Clients.Create(server.Port);

        foreach (var empty in new[] { 204, 200 })
        {
            status = empty;
            await Own(client).DeleteAsync("7", Cancellation);
            Assert.Equal(JsonValueKind.Undefined, (await Own(client).GetAnythingAsync(Cancellation)).ValueKind);
            var thrown = await Assert.ThrowsAsync<WithalloResponseException>(() => Own(client).GetAsync("7", cancellationToken: Cancellation));
            Assert.Equal("GET /v2/api/own/people/{contact_number}", thrown.Operation);
        }
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{\"data\":{\"name\":\"Ada\"}} {}")]
    [InlineData("{\"data\":")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"data\":null}")]
    [InlineData("{\"data\":[]}")]
    public async Task A_response_that_is_not_what_was_declared_is_refused_with_our_exception(string body)
    {
        await using var server = new FaultServer((_, wire) => wire.RespondAsync(200, body));
        using var client = Clients.Create(server.Port);

        var thrown = await Assert.ThrowsAsync<WithalloResponseException>(() => Own(client).GetAsync("7", cancellationToken: Cancellation));

        Assert.Equal(body, thrown.ResponseBody);
    }

    [Fact]
    public async Task Only_a_GET_is_repeated_unless_the_method_says_so()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(503));
        using var client = Clients.Create(server.Port, new ImpatientClock(TimeSpan.FromSeconds(20)));
        var own = Own(client);
        var person = new OwnPerson("Ada");

        Assert.Equal(4, await AttemptsAsync(() => own.GetAsync("7", cancellationToken: Cancellation)));
        Assert.Equal(1, await AttemptsAsync(() => own.CallAsync(person, cancellationToken: Cancellation)));
        Assert.Equal(1, await AttemptsAsync(() => own.DeleteAsync("7", Cancellation)));
        Assert.Equal(4, await AttemptsAsync(() => own.SearchAsync(person, Cancellation)));
        Assert.Equal(4, await AttemptsAsync(() => own.CreateAsync(person, cancellationToken: Cancellation)));
        Assert.DoesNotContain(
            server.Requests.SelectMany(static request => request.Headers.Keys), static name => name.StartsWith("Withallo-", StringComparison.OrdinalIgnoreCase));
        Assert.Single(server.Requests.Select(static request => request.Header("Idempotency-Key")).OfType<string>().Distinct());

        async Task<int> AttemptsAsync(Func<Task> call) => (await Assert.ThrowsAsync<WithalloServerException>(call)).Attempts;
    }

    [Fact]
    public async Task A_key_for_what_takes_none_is_refused_before_anything_is_sent()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":{}}"""));
        using var client = Clients.Create(server.Port);
        var options = new RequestOptions { IdempotencyKey = "order-7" };

        await Assert.ThrowsAsync<ArgumentException>(() => Own(client).CallAsync(new OwnPerson("Ada"), options, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Sms.SendAsync("+14155550100", "+14155550101", "hello", options, Cancellation));
        Assert.Throws<ArgumentException>(() => { client.Calls.SearchAllAsync("+14155550100", options: options, cancellationToken: Cancellation); });
        Assert.Throws<ArgumentException>(() => { client.V2.People.SearchAllAsync(new(), options: options, cancellationToken: Cancellation); });

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_scope_that_a_method_declares_is_named_where_it_is_missing()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(403, """{"code":"API_KEY_INSUFFICIENT_SCOPE"}"""));
        using var client = Clients.Create(server.Port);

        var thrown = await Assert.ThrowsAsync<WithalloForbiddenException>(() => Own(client).SearchAsync(new OwnPerson("Ada"), Cancellation));

        Assert.Equal([Scopes.CrmRead], thrown.RequiredScopes);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_path_value_that_could_lead_elsewhere_is_refused(string value)
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":{}}"""));
        using var client = Clients.Create(server.Port);

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Own(client).GetAsync(value, cancellationToken: Cancellation));

        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a/../b")]
    [InlineData("a\\..\\b")]
    [InlineData("a?b#c")]
    [InlineData("%2e%2e")]
    public async Task A_path_value_is_one_segment_whatever_it_holds(string value)
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":{"name":"Ada"}}"""));
        using var client = Clients.Create(server.Port);

        await Own(client).GetAsync(value, cancellationToken: Cancellation);

        Assert.Equal("/v2/api/own/people/" + Uri.EscapeDataString(value), Assert.Single(server.Requests).Target);
    }

    [Fact]
    public void Return_types_that_the_client_cannot_read_are_refused_by_name()
    {
        using var client = Clients.Create(1);

        Assert.All(
            [
                Assert.Throws<InvalidOperationException>(() => client.CreateApi<IReturnsText>(OwnJsonContext.Default)),
                Assert.Throws<InvalidOperationException>(() => client.CreateApi<IReturnsResponseMessage>(OwnJsonContext.Default)),
                Assert.Throws<InvalidOperationException>(() => client.CreateApi<IReturnsApiResponse>(OwnJsonContext.Default)),
                Assert.Throws<InvalidOperationException>(() => client.CreateApi<IReturnsStreamed>(OwnJsonContext.Default)),
                Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddWithallo().AddApi<IReturnsText>(OwnJsonContext.Default)),
            ],
            static error => Assert.Matches(@"^IReturns\w+\.ReadAsync returns Task", error.Message));
    }

    [Fact]
    public async Task A_registered_interface_is_the_same_as_one_of_the_client()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":{"name":"Ada"}}"""));
        var services = new ServiceCollection();
        services.AddWithallo(options => Lead(options, "default-key")).AddApi<IPeopleOfMyOwn>(OwnJsonContext.Default);
        services.AddWithallo("paris", options => Lead(options, "paris-key")).AddApi<IPeopleOfMyOwn>(OwnJsonContext.Default);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IPeopleOfMyOwn>().GetAsync("7", cancellationToken: Cancellation);
        await provider.GetRequiredKeyedService<IPeopleOfMyOwn>("paris").GetAsync("7", cancellationToken: Cancellation);

        Assert.Equal(["Api-Key default-key", "Api-Key paris-key"], server.Requests.Select(static request => request.Header("Authorization")));

        void Lead(WithalloOptions options, string key)
        {
            options.ApiKey = key;
            options.BaseUrl = server.Url;
        }
    }

    [Fact]
    public async Task A_raw_request_has_the_key_and_typed_errors()
    {
        var status = 200;
        await using var server = new FaultServer((_, wire) => wire.RespondAsync(status, """{"data":[]}""", ("X-Other", "kept")));
        using var client = Clients.Create(server.Port);

        using var response = await client.Http.GetAsync("v2/api/own?page=1", Cancellation);

        Assert.Equal((HttpStatusCode.OK, "kept"), (response.StatusCode, Assert.Single(response.Headers.GetValues("X-Other"))));
        Assert.Equal("""{"data":[]}""", await response.Content.ReadAsStringAsync(Cancellation));
        var sent = Assert.Single(server.Requests);
        Assert.Equal(("/v2/api/own?page=1", "Api-Key key"), (sent.Target, sent.Header("Authorization")));
        status = 404;
        Assert.Equal("GET", (await Assert.ThrowsAsync<WithalloNotFoundException>(() => client.Http.GetAsync("v1/api/own", Cancellation))).Operation);
    }

    [Fact]
    public async Task A_raw_request_takes_options_and_is_tried_again_if_it_is_a_GET()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(503));
        using var client = Clients.Create(server.Port, new ImpatientClock(TimeSpan.FromSeconds(20)));
        using var read = new HttpRequestMessage(HttpMethod.Get, "v2/api/own");
        read.Options.Set(RequestOptions.OptionsKey, new RequestOptions { RequestId = "req_mine" });
        using var write = new HttpRequestMessage(HttpMethod.Post, "v2/api/own") { Content = new StringContent("{}") };

        Assert.Equal(4, (await Assert.ThrowsAsync<WithalloServerException>(() => client.Http.SendAsync(read, Cancellation))).Attempts);
        Assert.Equal(1, (await Assert.ThrowsAsync<WithalloServerException>(() => client.Http.SendAsync(write, Cancellation))).Attempts);

        Assert.All(server.Requests.Take(4), static sent => Assert.Equal("req_mine", sent.Header("X-Request-Id")));
    }

    [Fact]
    public async Task A_raw_request_to_another_origin_gets_no_key()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, "{}"));
        await using var elsewhere = new FaultServer(static (_, wire) => wire.RespondAsync(200, "{}"));
        using var client = Clients.Create(server.Port, configure: static options => options.Headers["X-Team"] = "sales");
        using var request = new HttpRequestMessage(HttpMethod.Get, elsewhere.Url);
        request.Headers.TryAddWithoutValidation("Authorization", "key");

        using var response = await client.Http.SendAsync(request, Cancellation);

        Assert.Empty(server.Requests);
        var sent = Assert.Single(elsewhere.Requests);
        Assert.Null(sent.Header("Authorization"));
        Assert.Null(sent.Header("X-Team"));
    }

    [Fact]
    public async Task A_raw_response_can_be_streamed()
    {
        var goOn = new TaskCompletionSource();
        await using var server = new FaultServer(async (_, wire) =>
        {
            await wire.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfirst");
            await goOn.Task;
            await wire.SendAsync("later");
        });
        using var client = Clients.Create(server.Port);
        using var request = new HttpRequestMessage(HttpMethod.Get, "v2/api/export");
        request.Options.Set(RequestOptions.OptionsKey, new RequestOptions { StreamResponse = true });

        using var response = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        await using var stream = await response.Content.ReadAsStreamAsync(Cancellation);
        var bytes = new byte[10];
        await stream.ReadExactlyAsync(bytes.AsMemory(0, 5), Cancellation);
        // Only now does the server send the rest: what was read so far was not waited for.
        goOn.SetResult();
        await stream.ReadExactlyAsync(bytes.AsMemory(5), Cancellation);

        Assert.Equal("firstlater", Encoding.ASCII.GetString(bytes));
    }

    private static IPeopleOfMyOwn Own(WithalloClient client) => client.CreateApi<IPeopleOfMyOwn>(OwnJsonContext.Default);
}
