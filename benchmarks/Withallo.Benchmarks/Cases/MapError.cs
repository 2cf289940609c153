using System.Net;
using System.Text;
using BenchmarkDotNet.Attributes;
using Withallo.Api;
using Withallo.Benchmarks.Hand;
using Withallo.Benchmarks.Support;

namespace Withallo.Benchmarks.Cases;

/// <summary>An error response, from its bytes to the exception that the caller catches.</summary>
public class MapError
{
    private HandClient _hand = null!;
    private WithalloClient _sdk = null!;

    [GlobalSetup]
    public void Setup()
    {
        var stub = new StubHandler(Encoding.UTF8.GetBytes(Bodies.NotFound), HttpStatusCode.BadRequest);
        _hand = new HandClient(stub, Clients.BaseUrl);
        _sdk = new WithalloClient(Clients.BareOptions(), stub);
    }

    [Benchmark(Baseline = true)]
    public async Task<string?> Hand()
    {
        try
        {
            await _hand.SearchCallsAsync("+12025550100");
            throw new InvalidOperationException("It should be refused.");
        }
        catch (HandApiException exception)
        {
            return exception.Error!.Code;
        }
    }

    [Benchmark]
    public async Task<string?> Sdk()
    {
        try
        {
            await _sdk.Calls.SearchAsync("+12025550100");
            throw new InvalidOperationException("It should be refused.");
        }
        catch (WithalloNotFoundException exception)
        {
            return exception.ErrorCode;
        }
    }
}
