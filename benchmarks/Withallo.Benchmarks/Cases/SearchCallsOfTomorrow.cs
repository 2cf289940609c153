using BenchmarkDotNet.Attributes;
using Withallo.Api;
using Withallo.Benchmarks.Hand;
using Withallo.Benchmarks.Support;

namespace Withallo.Benchmarks.Cases;

/// <summary>A search whose 200 transcript rows have two members each that neither side knows; both keep them.</summary>
public class SearchCallsOfTomorrow
{
    private HandClient _hand = null!;
    private WithalloClient _sdk = null!;

    [GlobalSetup]
    public void Setup()
    {
        var stub = new StubHandler(Bodies.CallsOfTomorrow(10, 20));
        _hand = new HandClient(stub, Clients.BaseUrl);
        _sdk = new WithalloClient(Clients.BareOptions(), stub);
    }

    [Benchmark(Baseline = true)]
    public Task<HandPage> Hand() => _hand.SearchCallsAsync("+12025550100");

    [Benchmark]
    public Task<ResultPage<Call>> Sdk() => _sdk.Calls.SearchAsync("+12025550100");
}
