using BenchmarkDotNet.Attributes;
using Withallo.Api;
using Withallo.Benchmarks.Hand;
using Withallo.Benchmarks.Support;

namespace Withallo.Benchmarks.Cases;

/// <summary>Searches of 29 KB over real sockets, some at a time.</summary>
public sealed class Loopback : IDisposable
{
    private const int Requests = 512;

    private CannedServer _server = null!;
    private SocketsHttpHandler _handTransport = null!;
    private HandClient _hand = null!;
    private WithalloClient _sdk = null!;

    [Params(1, 8, 64)]
    public int AtOnce { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _server = new CannedServer(Bodies.Calls(10, 20));
        _handTransport = new SocketsHttpHandler();
        _hand = new HandClient(_handTransport, _server.BaseUrl);
        _sdk = new WithalloClient(Clients.BareOptions(_server.BaseUrl));
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _hand.Dispose();
        _handTransport.Dispose();
        _sdk.Dispose();
        _server.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Requests)]
    public Task Hand() => Workers(async () => await _hand.SearchCallsAsync("+12025550100"));

    [Benchmark(OperationsPerInvoke = Requests)]
    public Task Sdk() => Workers(async () => await _sdk.Calls.SearchAsync("+12025550100"));

    private Task Workers(Func<Task> send) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
    {
        for (var sent = 0; sent < Requests / AtOnce; sent++)
        {
            await send();
        }
    }));
}
