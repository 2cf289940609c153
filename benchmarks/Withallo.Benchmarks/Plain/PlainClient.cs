using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;
using Refit;
using Withallo.Benchmarks.Hand;

namespace Withallo.Benchmarks.Plain;

/// <summary>Refit as a user would set it up himself: generated JSON, buffered bodies, and Microsoft's handler with a Polly retry if he wants one.</summary>
internal static class PlainClient
{
    public static IPlainApi Create(HttpMessageHandler transport, bool retries)
    {
        var handler = transport;
        if (retries)
        {
            var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
                .AddRetry(new RetryStrategyOptions<HttpResponseMessage> { ShouldHandle = static arguments => new ValueTask<bool>(arguments.Outcome.Exception is HttpRequestException) })
                .Build();
            handler = new ResilienceHandler(pipeline) { InnerHandler = transport };
        }

        var http = new HttpClient(handler, disposeHandler: false) { BaseAddress = new Uri("https://api.withallo.com"), Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "plain/1.0");
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "key");
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json");
        return RestService.ForGenerated<IPlainApi>(http, new RefitSettings(new SystemTextJsonContentSerializer(HandJsonContext.Default.Options))
        {
            RequestBodySerialization = RequestBodySerializationMode.Buffered,
        });
    }
}
