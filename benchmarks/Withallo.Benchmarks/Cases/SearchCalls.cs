using BenchmarkDotNet.Attributes;
using Withallo.Api;
using Withallo.Benchmarks.Hand;
using Withallo.Benchmarks.Plain;
using Withallo.Benchmarks.Support;

namespace Withallo.Benchmarks.Cases;

/// <summary>A search: 10 calls with 20 transcript rows each (29 KB), and 100 calls without (37 KB).</summary>
public class SearchCalls
{
    private HandClient _hand = null!;
    private IPlainApi _refit = null!;
    private WithalloClient _sdk = null!;

    [Params("10 calls of 20 rows", "100 calls")]
    public string Page { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var stub = new StubHandler(Page == "100 calls" ? Bodies.Calls(100, 0) : Bodies.Calls(10, 20));
        _hand = new HandClient(stub, Clients.BaseUrl);
        _refit = PlainClient.Create(stub);
        _sdk = new WithalloClient(Clients.BareOptions(), stub);
    }

    [Benchmark(Baseline = true)]
    public Task<HandPage> Hand() => _hand.SearchCallsAsync("+12025550100");

    [Benchmark]
    public Task<HandResponse<HandPage>> Refit() => _refit.SearchCallsAsync("+12025550100");

    [Benchmark]
    public Task<ResultPage<Call>> Sdk() => _sdk.Calls.SearchAsync("+12025550100");
}
