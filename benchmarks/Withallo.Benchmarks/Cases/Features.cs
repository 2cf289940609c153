using System.Text;
using BenchmarkDotNet.Attributes;
using Withallo.Api;
using Withallo.Benchmarks.Support;

namespace Withallo.Benchmarks.Cases;

/// <summary>What the hand-written client has nothing like, each feature on its own beside the bare client.</summary>
public class Features
{
    private static readonly SendSmsRequest Request = new() { From = "+12025550100", To = "+12025550199", Message = "Your table for two is ready." };

    private ISmsApi _bare = null!;
    private ISmsApi _retries = null!;
    private ISmsApi _limiter = null!;
    private ISmsApi _totalDeadline = null!;

    [GlobalSetup]
    public void Setup()
    {
        _bare = Client(static _ => { });
        _retries = Client(static options => options.Retry.MaxRetries = 3);
        _limiter = Client(static options => options.RateLimit.Enabled = true);
        _totalDeadline = Client(static options => options.TotalTimeout = TimeSpan.FromMinutes(2));
    }

    [Benchmark(Baseline = true)]
    public Task<SentSms> Bare() => _bare.SendAsync(Request);

    [Benchmark]
    public Task<SentSms> Retries() => _retries.SendAsync(Request);

    [Benchmark]
    public Task<SentSms> Limiter() => _limiter.SendAsync(Request);

    [Benchmark]
    public Task<SentSms> TotalDeadline() => _totalDeadline.SendAsync(Request);

    private static ISmsApi Client(Action<WithalloOptions> configure)
    {
        var options = Clients.BareOptions();
        configure(options);
        return new WithalloClient(options, new StubHandler(Encoding.UTF8.GetBytes(Bodies.SmsResponse))).Sms;
    }
}
