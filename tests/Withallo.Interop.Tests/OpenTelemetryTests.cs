using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Withallo.Api;
using Withallo.Webhooks;

namespace Withallo.Interop.Tests;

/// <summary>What OpenTelemetry receives when it is set up as the documents say. Alone, since sources and meters belong to the whole process.</summary>
[CollectionDefinition(nameof(OpenTelemetryTests), DisableParallelization = true)]
[Collection(nameof(OpenTelemetryTests))]
public sealed class OpenTelemetryTests
{
    [Fact]
    public async Task The_spans_and_metrics_of_webhooks_arrive_under_their_documented_names()
    {
        var spans = new List<Activity>();
        var metrics = new List<MetricSnapshot>();
        var secret = WebhookSigner.NewSecret();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddWithalloWebhooks(options => options.SigningSecrets.Add(secret))
            .On(WebhookTopic.V2.SmsReceived, (_, _) => Task.CompletedTask)
            .On(WebhookTopic.V2.SmsSent, (_, _) => throw new InvalidOperationException("This one fails."));
        #region docs_open_telemetry
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(WithalloTelemetry.Name, WithalloWebhooksTelemetry.Name))
            .WithMetrics(metrics => metrics.AddMeter(WithalloTelemetry.Name, WithalloWebhooksTelemetry.Name));
        #endregion
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddInMemoryExporter(spans));
        builder.Services.ConfigureOpenTelemetryMeterProvider(meters => meters.AddInMemoryExporter(metrics));

        await using var app = builder.Build();
        app.MapWithalloWebhooks("/webhooks/allo");
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single() + "/webhooks/allo") };

        Assert.Equal(200, await DeliverAsync(http, secret, "msg_1", """{"topic":"sms.received","version":"2.0","data":{}}"""));
        Assert.Equal(200, await DeliverAsync(http, secret, "msg_1", """{"topic":"sms.received","version":"2.0","data":{}}"""));
        Assert.Equal(200, await DeliverAsync(http, secret, "msg_2", """{"topic":"fax.received","version":"2.0","data":{}}"""));
        Assert.Equal(400, await DeliverAsync(http, secret, "msg_3", "{"));
        Assert.Equal(500, await DeliverAsync(http, secret, "msg_4", """{"topic":"sms.sent","version":"2.0","data":{}}"""));
        app.Services.GetRequiredService<TracerProvider>().ForceFlush();
        app.Services.GetRequiredService<MeterProvider>().ForceFlush();

        Assert.Equal(
            [
                "receive sms.received, Consumer, handled, 200",
                "receive sms.received, Consumer, duplicate, 200",
                "receive other, Consumer, unhandled, 200",
                "receive webhook, Consumer, malformed, 400, malformed",
                "receive sms.sent, Consumer, handler_failed, 500, handler_failed",
            ],
            spans.Select(span => Join(
                span.DisplayName, span.Kind, span.GetTagItem("withallo.webhook.outcome"), span.GetTagItem("http.response.status_code"), span.GetTagItem("error.type"))));
        Assert.Equal(
            [
                "withallo.webhooks.duplicates, LongSum, {delivery}",
                "withallo.webhooks.duration, Histogram, s",
                "withallo.webhooks.failed, LongSum, {delivery}",
                "withallo.webhooks.handled, LongSum, {delivery}",
                "withallo.webhooks.received, LongSum, {delivery}",
                "withallo.webhooks.rejected, LongSum, {delivery}",
                "withallo.webhooks.unknown, LongSum, {delivery}",
            ],
            metrics.OrderBy(metric => metric.Name, StringComparer.Ordinal).Select(metric => Join(metric.Name, metric.MetricType, metric.Unit)));
        Assert.Equal(
            [
                "duplicates 1", "failed 1 withallo.webhook.reason=handler_failed withallo.webhook.topic=sms.sent", "handled 1 withallo.webhook.topic=sms.received",
                "received 5", "rejected 1 withallo.webhook.reason=malformed", "unknown 1",
            ],
            metrics.Where(metric => metric.MetricType == MetricType.LongSum).SelectMany(Sums).Order(StringComparer.Ordinal));
        var duration = metrics.Single(metric => metric.MetricType == MetricType.Histogram);
        Assert.Equal(5, duration.MetricPoints.Sum(point => point.GetHistogramCount()));
        Assert.All(metrics, metric => Assert.Equal(WithalloWebhooksTelemetry.Name, metric.MeterName));
    }

    private static async Task<int> DeliverAsync(HttpClient http, string secret, string id, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, (Uri?)null) { Content = new StringContent(body) };
        foreach (var (name, value) in new WebhookSigner(secret).CreateHeaders(id, DateTimeOffset.UtcNow, Encoding.UTF8.GetBytes(body)))
        {
            request.Headers.Add(name, value);
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    private static IEnumerable<string> Sums(MetricSnapshot metric) => metric.MetricPoints.Select(point =>
    {
        var text = $"{metric.Name.Split('.')[^1]} {point.GetSumLong()}";
        foreach (var tag in point.Tags)
        {
            text += $" {tag.Key}={tag.Value}";
        }

        return text;
    });

    private static string Join(params IEnumerable<object?> values) => string.Join(", ", values.Where(value => value is not null));
}
