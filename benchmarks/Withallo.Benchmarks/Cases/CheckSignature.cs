using System.Globalization;
using BenchmarkDotNet.Attributes;
using Withallo.Benchmarks.Hand;
using Withallo.Benchmarks.Support;
using Withallo.Webhooks;

namespace Withallo.Benchmarks.Cases;

/// <summary>The signature of a delivery of 0.8, 3.4 and 261 KB.</summary>
public class CheckSignature
{
    private const string Id = "msg_2NfDKEm9sF8xK3pQr1Zt";

    private readonly string _timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
    private HandSignature _hand = null!;
    private WebhookSignatureVerifier _sdk = null!;
    private byte[] _body = [];
    private string _signature = "";

    [Params(0, 20, 2000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var secret = WebhookSigner.NewSecret();
        var clock = new StoppedClock(DateTimeOffset.FromUnixTimeSeconds(long.Parse(_timestamp, CultureInfo.InvariantCulture)));
        _body = Bodies.CallCompleted(Rows);
        _signature = new WebhookSigner(secret).Sign(Id, clock.GetUtcNow(), _body);
        _hand = new HandSignature(secret, clock);
        _sdk = new WebhookSignatureVerifier([secret], timeProvider: clock);
    }

    [Benchmark(Baseline = true)]
    public bool Hand() => _hand.IsValid(Id, _timestamp, _signature, _body) ? true : throw new InvalidOperationException("It should fit.");

    [Benchmark]
    public bool Sdk() =>
        _sdk.Verify(Id, _timestamp, _signature, _body) == WebhookSignatureResult.Valid ? true : throw new InvalidOperationException("It should fit.");
}
