using BenchmarkDotNet.Attributes;
using Withallo.Api;
using Withallo.Benchmarks.Hand;
using Withallo.Benchmarks.Support;

namespace Withallo.Benchmarks.Cases;

/// <summary>100,000 calls read one after the other, over 1,000 pages.</summary>
public class StreamCalls
{
    private const int Pages = 1000;
    private const int Size = 100;

    private HandClient _hand = null!;
    private WithalloClient _sdk = null!;

    [GlobalSetup]
    public void Setup()
    {
        var page = Bodies.Calls(Size, 0, pages: Pages);
        var stub = new StubHandler(page);
        _hand = new HandClient(stub, Clients.BaseUrl);
        _sdk = new WithalloClient(Clients.BareOptions(), stub);
    }

    [Benchmark(Baseline = true)]
    public async Task<int> Hand()
    {
        var calls = 0;
        HandPage page;
        var number = 0;
        do
        {
            page = await _hand.SearchCallsAsync("+12025550100", page: number++, size: Size);
            calls += page.Results.Count;
        }
        while (number < page.Metadata!.TotalPages);

        return Checked(calls);
    }

    [Benchmark]
    public async Task<int> Sdk()
    {
        var calls = 0;
        await foreach (var _ in _sdk.Calls.SearchAllAsync("+12025550100", pageSize: Size))
        {
            calls++;
        }

        return Checked(calls);
    }

    private static int Checked(int calls) => calls == Pages * Size ? calls : throw new InvalidOperationException("Calls are missing.");
}
