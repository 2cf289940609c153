using System.Threading.RateLimiting;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;
using Refit;
using Withallo.Benchmarks.Hand;

namespace Withallo.Benchmarks.Plain;

/// <summary>
/// Refit as a user would set it up himself: generated JSON, buffered bodies, and, if he wants one, Microsoft's handler with a Polly pipeline:
/// a retry, or the three strategies that a client of Allo needs.
/// </summary>
internal static class PlainClient
{
    private const string Url = "https://api.withallo.com";

    public static IPlainApi Create(HttpMessageHandler transport, string url = Url) => CreateApi(transport, url);

    public static IPlainApi CreateWithRetry(HttpMessageHandler transport) => CreateApi(new ResilienceHandler(Retry().Build()) { InnerHandler = transport }, Url);

    /// <summary>Retry, rate limiter and timeout of the attempt, as in the SDK. The limiter never makes anyone wait.</summary>
    public static IPlainApi CreateWithPipeline(HttpMessageHandler transport, string url = Url)
    {
        var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1000 });
        var pipeline = Retry().AddRateLimiter(limiter).AddTimeout(TimeSpan.FromSeconds(30)).Build();
        return CreateApi(new ResilienceHandler(pipeline) { InnerHandler = transport }, url);
    }

    private static ResiliencePipelineBuilder<HttpResponseMessage> Retry() => new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(
        new RetryStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = static arguments => new ValueTask<bool>(arguments.Outcome.Exception is HttpRequestException),
        });

    private static IPlainApi CreateApi(HttpMessageHandler handler, string url)
    {
        var http = new HttpClient(handler, disposeHandler: false) { BaseAddress = new Uri(new Uri(url), "/"), Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "plain/1.0");
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "key");
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json");
        return RestService.ForGenerated<IPlainApi>(http, new RefitSettings(new SystemTextJsonContentSerializer(HandJsonContext.Default.Options))
        {
            RequestBodySerialization = RequestBodySerializationMode.Buffered,
        });
    }
}
