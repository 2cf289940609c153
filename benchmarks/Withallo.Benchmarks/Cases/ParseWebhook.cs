using BenchmarkDotNet.Attributes;
using Withallo.Benchmarks.Hand;
using Withallo.Benchmarks.Support;
using Withallo.Webhooks;

namespace Withallo.Benchmarks.Cases;

/// <summary>A webhook from bytes to its type: a call that has ended, with a short, a usual and a very long transcript.</summary>
public class ParseWebhook
{
    private readonly WebhookReceiver _receiver = new();
    private byte[] _body = [];

    [Params(0, 20, 2000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup() => _body = Bodies.CallCompleted(Rows);

    [Benchmark(Baseline = true)]
    public object Hand() => HandWebhooks.Parse(_body);

    [Benchmark]
    public object Sdk() => _receiver.Parse(_body);
}
