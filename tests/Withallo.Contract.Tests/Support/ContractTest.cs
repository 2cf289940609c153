using System.Reflection;
using Withallo.Api;
using Withallo.Api.Tests.Resilience;
using Xunit.v3;

namespace Withallo.Contract.Tests.Support;

/// <summary>
/// A test against WireMock. It ends with what its <see cref="ContractAttribute"/> promises: each request was answered by the mapping
/// that stands there, in that order, and no other request was made.
/// </summary>
[Collection(nameof(WireMock))]
public abstract class ContractTest : IAsyncLifetime
{
    /// <summary>The key that every mapping asks for.</summary>
    protected const string ApiKey = "contract-key";

    /// <summary>A number of the account.</summary>
    protected const string Line = "+14155550100";

    /// <summary>Somebody to talk with.</summary>
    protected const string Customer = "+14155550123";

    private readonly WireMock _server;

    protected ContractTest(WireMock server)
    {
        ArgumentNullException.ThrowIfNull(server);
        _server = server;
        Allo = new WithalloClient(new WithalloOptions
        {
            ApiKey = ApiKey,
            BaseUrl = new Uri(server.Url, "v1/api"),
            V2BaseUrl = new Uri(server.Url, "v2/api"),
            TimeProvider = Clock,
        });
    }

    /// <summary>The client, as users have it but for its clock.</summary>
    protected WithalloClient Allo { get; }

    /// <summary>Retries pass at once on this clock, deadlines only when a test says so.</summary>
    private protected ImpatientClock Clock { get; } = new(TimeSpan.FromSeconds(10));

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _server.ForgetAsync();

    public async ValueTask DisposeAsync()
    {
        Allo.Dispose();
        GC.SuppressFinalize(this);
        var requests = await RequestsAsync();
        var unmatched = requests.Where(request => request.Mapping is null).Select(request => request.Difference);
        Assert.True(!unmatched.Any(), string.Concat(unmatched));

        var test = (IXunitTestMethod)TestContext.Current.TestMethod!;
        var promised = test.Method.GetCustomAttribute<ContractAttribute>()!.Mappings;
        Assert.Equal(promised, requests.Select(request => request.Mapping));
        Assert.Empty(requests.SelectMany(request => request.Stray));
    }

    /// <summary>What the test has sent so far.</summary>
    private protected ValueTask<IReadOnlyList<ReceivedRequest>> RequestsAsync() => _server.RequestsAsync();

    /// <summary>Waits until WireMock has got the request of a call, which it then answers in its own time.</summary>
    private protected async Task ReceivedAsync(Task call)
    {
        while (!call.IsCompleted && (await RequestsAsync()).Count == 0)
        {
            await Task.Yield();
        }
    }
}
