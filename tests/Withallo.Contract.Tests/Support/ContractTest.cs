using System.Reflection;
using Withallo.Api;
using Withallo.Api.Tests.Resilience;
using Xunit.v3;

namespace Withallo.Contract.Tests.Support;

/// <summary>
/// A test against WireMock.Net. It ends with what its <see cref="ContractAttribute"/> promises: each request matched the mapping that
/// stands there, in that order, and no other request was made.
/// </summary>
[Collection(nameof(ContractServer))]
public abstract class ContractTest : IDisposable
{
    /// <summary>The key that every mapping asks for.</summary>
    protected const string ApiKey = "contract-key";

    /// <summary>A number of the account.</summary>
    protected const string Line = "+14155550100";

    /// <summary>Somebody to talk with.</summary>
    protected const string Customer = "+14155550123";

    private readonly ContractServer _server;

    protected ContractTest(ContractServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        _server = server;
        _server.Reset();
        Allo = new WithalloClient(new WithalloOptions
        {
            ApiKey = ApiKey,
            BaseUrl = server.Url,
            TimeProvider = Clock,
        });
    }

    /// <summary>The client, as users have it but for its clock.</summary>
    protected WithalloClient Allo { get; }

    /// <summary>Retries pass at once on this clock, deadlines only when a test says so.</summary>
    private protected ImpatientClock Clock { get; } = new(TimeSpan.FromSeconds(10));

    /// <summary>What the test has sent so far.</summary>
    private protected IReadOnlyList<ReceivedRequest> Requests => _server.Requests;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Allo.Dispose();
        var test = (IXunitTestMethod)TestContext.Current.TestMethod!;
        _server.Verify(test.Method.GetCustomAttribute<ContractAttribute>()!.Mappings);
    }

    /// <summary>Waits until the server has the request of a call, to which it responds in its own time.</summary>
    private protected async Task ReceivedAsync(Task call)
    {
        while (!call.IsCompleted && Requests.Count == 0)
        {
            await Task.Yield();
        }
    }
}
