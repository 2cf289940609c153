using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.Tests.Resilience;

/// <summary>Requests of the user's own.</summary>
public partial class RequestTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Path_values_and_query_are_encoded_and_the_whole_answer_comes_back()
    {
        await using var server = new FaultServer(static (_, wire) => wire.AnswerAsync(200, """{"data":[{"id":"cll-1"}],"pagination":{"page":1}}"""));
        using var client = Clients.Create(server.Port);
        var request = new WithalloRequest(ApiGeneration.V2, HttpMethod.Get, "/conversations/{contact_number}")
        {
            PathValues = { ["contact_number"] = "+14155551234" },
            Query = { { "allo_number", "+1415 & more" }, { "tag", "a" }, { "tag", "b" }, { "left_out", null } },
        };

        var answer = await client.SendAsync(request, Cancellation);

        var sent = Assert.Single(server.Requests);
        Assert.Equal("GET", sent.Method);
        Assert.Equal("/v2/api/conversations/%2B14155551234?allo_number=%2B1415%20%26%20more&tag=a&tag=b", sent.Target);
        Assert.Equal("cll-1", answer.GetProperty("data")[0].GetProperty("id").GetString());
        Assert.Equal(1, answer.GetProperty("pagination").GetProperty("page").GetInt32());
    }

    [Fact]
    public async Task A_body_and_an_answer_of_the_users_own_types()
    {
        await using var server = new FaultServer(static (_, wire) => wire.AnswerAsync(201, """{"data":{"name":"Ada"}}"""));
        using var client = Clients.Create(server.Port);
        var request = new WithalloRequest(ApiGeneration.V2, HttpMethod.Post, "/people") { Idempotent = true, Options = new RequestOptions { IdempotencyKey = "order-7" } }
            .WithJson(new Person("Ada"), PeopleContext.Default.Person);

        var answer = await client.SendAsync(request, PeopleContext.Default.PersonAnswer, Cancellation);

        var sent = Assert.Single(server.Requests);
        Assert.Equal("""{"name":"Ada"}""", sent.Body);
        Assert.Equal("application/json", sent.Header("Content-Type"));
        Assert.Equal("order-7", sent.Header("Idempotency-Key"));
        Assert.Equal("Ada", answer.Data.Name);
    }

    [Fact]
    public async Task An_empty_answer_is_undefined_JSON_and_no_value_of_a_type()
    {
        await using var server = new FaultServer(static (_, wire) => wire.AnswerAsync(204));
        using var client = Clients.Create(server.Port);
        var request = new WithalloRequest(ApiGeneration.V2, HttpMethod.Delete, "/webhooks/{id}") { PathValues = { ["id"] = "ep_1" } };

        Assert.Equal(JsonValueKind.Undefined, (await client.SendAsync(request, Cancellation)).ValueKind);
        await Assert.ThrowsAsync<WithalloResponseException>(() => client.SendAsync(request, PeopleContext.Default.PersonAnswer, Cancellation));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{} {}")]
    [InlineData("{\"data\":")]
    public async Task An_answer_that_is_not_JSON_is_refused_with_our_exception(string body)
    {
        await using var server = new FaultServer((_, wire) => wire.AnswerAsync(200, body));
        using var client = Clients.Create(server.Port);

        var thrown = await Assert.ThrowsAsync<WithalloResponseException>(
            () => client.SendAsync(new WithalloRequest(ApiGeneration.V2, HttpMethod.Get, "/users"), Cancellation));

        Assert.Equal(body, thrown.ResponseBody);
    }

    [Fact]
    public async Task Only_a_GET_is_repeatable_unless_the_request_says_so()
    {
        await using var server = new FaultServer(static (_, wire) => wire.AnswerAsync(503));
        using var client = Clients.Create(server.Port, new ImpatientClock(TimeSpan.FromSeconds(20)));

        Assert.Equal(4, await AttemptsAsync(new WithalloRequest(ApiGeneration.V2, HttpMethod.Get, "/users")));
        Assert.Equal(1, await AttemptsAsync(new WithalloRequest(ApiGeneration.V2, HttpMethod.Get, "/users") { Repeatable = false }));
        Assert.Equal(1, await AttemptsAsync(new WithalloRequest(ApiGeneration.V2, HttpMethod.Post, "/conversations/search")));
        Assert.Equal(4, await AttemptsAsync(new WithalloRequest(ApiGeneration.V2, HttpMethod.Post, "/conversations/search") { Repeatable = true }));
        Assert.Equal(4, await AttemptsAsync(new WithalloRequest(ApiGeneration.V2, HttpMethod.Put, "/people") { Idempotent = true }));

        async Task<int> AttemptsAsync(WithalloRequest request) =>
            (await Assert.ThrowsAsync<WithalloServerException>(() => client.SendAsync(request, Cancellation))).Attempts;
    }

    [Theory]
    [InlineData("https://evil.example/users")]
    [InlineData("//evil.example/users")]
    [InlineData("@evil.example/users")]
    [InlineData(".evil.example/users")]
    [InlineData("users")]
    [InlineData("/users/../../other")]
    [InlineData("/users/./other")]
    [InlineData("/users/%2e%2e/other")]
    [InlineData("/users\\..\\other")]
    [InlineData("/users//other")]
    [InlineData("/users/")]
    [InlineData("/users?page=1")]
    [InlineData("/users#top")]
    [InlineData("/users and more")]
    [InlineData("/users\r\nX-Evil: 1")]
    [InlineData("/us\u00e9rs")]
    [InlineData("/users/{id")]
    [InlineData("/users/{}")]
    [InlineData("/users/{a}{b}")]
    [InlineData("/users/a{b}")]
    [InlineData("")]
    [InlineData(" ")]
    public void A_path_that_could_lead_elsewhere_is_refused(string path) =>
        Assert.ThrowsAny<ArgumentException>(() => new WithalloRequest(ApiGeneration.V2, HttpMethod.Get, path));

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public async Task A_path_value_that_could_lead_elsewhere_is_refused(string value)
    {
        using var client = Clients.Create(1);
        var request = new WithalloRequest(ApiGeneration.V2, HttpMethod.Get, "/users/{id}/calls") { PathValues = { ["id"] = value } };

        await Assert.ThrowsAsync<ArgumentException>(async () => await client.SendAsync(request, Cancellation));
    }

    [Fact]
    public async Task Placeholders_and_values_must_match()
    {
        using var client = Clients.Create(1);

        var missing = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await client.SendAsync(new WithalloRequest(ApiGeneration.V2, HttpMethod.Get, "/users/{id}"), Cancellation));
        var unused = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await client.SendAsync(new WithalloRequest(ApiGeneration.V2, HttpMethod.Get, "/users") { PathValues = { ["id"] = "+14155550100" } }, Cancellation));

        Assert.StartsWith("The placeholder {id} has no value in PathValues.", missing.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("14155550100", unused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_methods_and_generations_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new WithalloRequest(ApiGeneration.V2, HttpMethod.Connect, "/users"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WithalloRequest((ApiGeneration)3, HttpMethod.Get, "/users"));
    }

    [Theory]
    [InlineData("/conversations/{contact_number}/summary", "GET /v2/api/conversations/{contact_number}/summary")]
    [InlineData("/dialing-queues/event_types", "GET /v2/api/dialing-queues/event_types")]
    [InlineData("/conversations/+14155551234/cll-1", "GET /v2/api/conversations/{}/{}")]
    public void Its_name_shows_no_value_even_when_the_path_holds_one(string path, string name) =>
        Assert.Equal(name, new WithalloRequest(ApiGeneration.V2, HttpMethod.Get, path).ToString());

    internal sealed record Person(string Name);

    internal sealed record PersonAnswer(Person Data);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Person))]
    [JsonSerializable(typeof(PersonAnswer))]
    internal sealed partial class PeopleContext : JsonSerializerContext;
}
