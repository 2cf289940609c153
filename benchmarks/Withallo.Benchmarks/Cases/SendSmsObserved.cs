using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using BenchmarkDotNet.Attributes;
using Withallo.Api;
using Withallo.Benchmarks.Hand;
using Withallo.Benchmarks.Support;

namespace Withallo.Benchmarks.Cases;

/// <summary>A message while somebody listens to spans and metrics; the hand-written client has none.</summary>
public sealed class SendSmsObserved : IDisposable
{
    private static readonly HandSendSmsRequest HandRequest = new() { From = "+12025550100", To = "+12025550199", Message = "Your table for two is ready." };
    private static readonly SendSmsRequest Request = new() { From = "+12025550100", To = "+12025550199", Message = "Your table for two is ready." };

    private HandClient _hand = null!;
    private ISmsApi _sdk = null!;
    private ActivityListener _spans = null!;
    private MeterListener _metrics = null!;

    [GlobalSetup]
    public void Setup()
    {
        var stub = new StubHandler(Encoding.UTF8.GetBytes(Bodies.SmsResponse));
        _hand = new HandClient(stub, Clients.BaseUrl);
        _sdk = new WithalloClient(Clients.BareOptions(), stub).Sms;
        _spans = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == WithalloTelemetry.Name,
            Sample = static (ref _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(_spans);
        _metrics = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == WithalloTelemetry.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _metrics.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        _metrics.Start();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _spans.Dispose();
        _metrics.Dispose();
    }

    [Benchmark(Baseline = true)]
    public Task<HandSentSms> Hand() => _hand.SendSmsAsync(HandRequest);

    [Benchmark]
    public Task<SentSms> Sdk() => _sdk.SendAsync(Request);
}
