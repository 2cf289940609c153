using System.Text.Json;
using Withallo.Testing;

namespace Withallo.Api.Tests.V1;

/// <summary>A test with a sandbox and clients of its own, so that tests may run side by side.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    /// <summary>A number of the seeded account, in the United States.</summary>
    protected const string MainLine = "+12125550100";

    /// <summary>A seeded contact.</summary>
    protected const string SomeContact = "cnt_seed01";

    private readonly List<WithalloClient> _clients = [];
    private AlloSandbox? _allo;
    private WithalloClient? _client;

    protected AlloSandbox Allo => _allo!;

    /// <summary>A client that makes one attempt: what it is told is what came back.</summary>
    protected WithalloClient Client => _client ??= CreateClient();

    protected RecordedRequest OnlyRequest => Assert.Single(Allo.Requests);

    /// <summary>The clock of the sandbox and of its clients; it stands still.</summary>
    private protected FakeTimeProvider Clock { get; } = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _allo = await AlloSandbox.StartAsync(new SandboxOptions { TimeProvider = Clock }, Cancellation);

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await Allo.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected WithalloClient CreateClient(Action<WithalloOptions>? change = null, HttpMessageHandler? transport = null)
    {
        var options = Allo.CreateOptions();
        options.Retry.MaxRetries = 0;
        change?.Invoke(options);
        var client = new WithalloClient(options, transport);
        _clients.Add(client);
        return client;
    }

    /// <summary>The next response.</summary>
    protected void Respond(string body, int statusCode = 200) => Allo.Faults.Enqueue(Fault.Status(statusCode, body));

    /// <summary>The next response is a file of tests/Fixtures/rest/v1.</summary>
    protected void RespondWith(string fixture, int statusCode = 200) => Respond(Fixtures.Read(fixture), statusCode);

    /// <summary>The only request so far was this one, and its body, as JSON, that one.</summary>
    protected void AssertSent(string method, string pathAndQuery, string? body = null)
    {
        var request = OnlyRequest;
        Assert.Equal((method, pathAndQuery), (request.Method, request.Path + request.Query));
        if (body is null)
        {
            Assert.Empty(request.Body);
            return;
        }

        Assert.True(JsonElement.DeepEquals(Json(body), Json(request.Body)), request.Body);
    }

    protected static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>A UTC instant, whatever the machine's time zone is.</summary>
    protected static DateTimeOffset Utc(int year, int month, int day, int hour = 0, int minute = 0, int second = 0) =>
        new(year, month, day, hour, minute, second, TimeSpan.Zero);
}
