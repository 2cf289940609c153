using System.Text;
using BenchmarkDotNet.Attributes;
using Withallo.Benchmarks.Hand;
using Withallo.Benchmarks.Support;
using Withallo.Webhooks;

namespace Withallo.Benchmarks.Cases;

/// <summary>The small webhooks: a contact, and a topic that nobody knows yet.</summary>
public class ParseOtherWebhook
{
    private readonly WebhookReceiver _receiver = new();
    private byte[] _body = [];

    [Params("contact.updated", "unknown topic")]
    public string Topic { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _body = Encoding.UTF8.GetBytes(Topic == "unknown topic" ? Bodies.UnknownTopic : Bodies.ContactEvent);

    [Benchmark(Baseline = true)]
    public object Hand() => HandWebhooks.Parse(_body);

    [Benchmark]
    public object Sdk() => _receiver.Parse(_body);
}
