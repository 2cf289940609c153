using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Api;
using Withallo.Benchmarks.Hand;
using Withallo.Benchmarks.Plain;
using Withallo.Benchmarks.Support;

namespace Withallo.Benchmarks.Cases;

/// <summary>
/// A message: the client bare, with no more features than the hand-written one has, and as registered by default, with retries, the
/// whole call's deadline and the account's limiter.
/// </summary>
public class SendSms
{
    private static readonly HandSendSmsRequest HandRequest = new() { From = "+12025550100", To = "+12025550199", Message = "Your table for two is ready." };
    private static readonly SendSmsRequest Request = new() { From = "+12025550100", To = "+12025550199", Message = "Your table for two is ready." };

    private HandClient _hand = null!;
    private IPlainApi _refit = null!;
    private IPlainApi _refitWithRetry = null!;
    private IPlainApi _refitWithPipeline = null!;
    private ISmsApi _bare = null!;
    private ISmsApi _registered = null!;

    [GlobalSetup]
    public void Setup()
    {
        var stub = new StubHandler(System.Text.Encoding.UTF8.GetBytes(Bodies.SmsResponse));
        _hand = new HandClient(stub, Clients.BaseUrl);
        _refit = PlainClient.Create(stub);
        _refitWithRetry = PlainClient.CreateWithRetry(stub);
        _refitWithPipeline = PlainClient.CreateWithPipeline(stub);
        _bare = new WithalloClient(Clients.BareOptions(), stub).Sms;
        var services = new ServiceCollection();
        services.AddWithallo(static options => options.ApiKey = "key").HttpClient.ConfigurePrimaryHttpMessageHandler(() => stub);
        _registered = services.BuildServiceProvider().GetRequiredService<ISmsApi>();
    }

    [Benchmark(Baseline = true)]
    public Task<HandSentSms> Hand() => _hand.SendSmsAsync(HandRequest);

    [Benchmark]
    public Task<HandResponse<HandSentSms>> Refit() => _refit.SendSmsAsync(HandRequest);

    [Benchmark]
    public Task<HandResponse<HandSentSms>> RefitWithRetry() => _refitWithRetry.SendSmsAsync(HandRequest);

    [Benchmark]
    public Task<HandResponse<HandSentSms>> RefitWithPipeline() => _refitWithPipeline.SendSmsAsync(HandRequest);

    [Benchmark]
    public Task<SentSms> Bare() => _bare.SendAsync(Request);

    [Benchmark]
    public Task<SentSms> Registered() => _registered.SendAsync(Request);
}
