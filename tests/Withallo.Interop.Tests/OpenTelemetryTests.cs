using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Withallo.Api;
using Withallo.Api.Tests.Resilience;
using Withallo.Api.V2;
using Withallo.Testing;
using Withallo.Webhooks;

namespace Withallo.Interop.Tests;

/// <summary>What OpenTelemetry receives when it is set up as the documents say. Alone, since sources and meters belong to the whole process.</summary>
[CollectionDefinition(nameof(OpenTelemetryTests), DisableParallelization = true)]
[Collection(nameof(OpenTelemetryTests))]
public sealed class OpenTelemetryTests
{
    private const string Stranger = "+16465550171";
    private const string Text = "Dinner at eight under the bridge";

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
        Export(builder, spans, metrics);

        await using var app = builder.Build();
        app.MapWithalloWebhooks("/webhooks/allo");
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single() + "/webhooks/allo") };

        Assert.Equal(200, await DeliverAsync(http, secret, "msg_1", """{"topic":"sms.received","version":"2.0","data":{}}"""));
        Assert.Equal(200, await DeliverAsync(http, secret, "msg_1", """{"topic":"sms.received","version":"2.0","data":{}}"""));
        Assert.Equal(200, await DeliverAsync(http, secret, "msg_2", """{"topic":"fax.received","version":"2.0","data":{}}"""));
        Assert.Equal(400, await DeliverAsync(http, secret, "msg_3", "{"));
        Assert.Equal(500, await DeliverAsync(http, secret, "msg_4", """{"topic":"sms.sent","version":"2.0","data":{}}"""));
        Flush(app.Services);

        Assert.Equal(
            [
                "receive sms.received, Consumer, handled, 200",
                "receive sms.received, Consumer, duplicate, 200",
                "receive other, Consumer, unhandled, 200",
                "receive webhook, Consumer, malformed, 400, malformed",
                "receive sms.sent, Consumer, handler_failed, 500, handler_failed",
            ],
            spans.Select(span => Join(
                ", ", span.DisplayName, span.Kind, span.GetTagItem("withallo.webhook.outcome"), span.GetTagItem("http.response.status_code"), span.GetTagItem("error.type"))));
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
            metrics.OrderBy(metric => metric.Name, StringComparer.Ordinal).Select(metric => Join(", ", metric.Name, metric.MetricType, metric.Unit)));
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

    [Fact]
    public async Task The_spans_and_metrics_of_the_client_arrive_as_the_page_describes_them()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var spans = new List<Activity>();
        var metrics = new List<MetricSnapshot>();
        var attempts = new Queue<Func<CancellationToken, Task>>();
        var clock = new ImpatientClock(TimeSpan.FromSeconds(2));
        await using var allo = await AlloSandbox.StartAsync(cancellation);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddWithallo(options =>
        {
            options.ApiKey = allo.ApiKey;
            options.BaseUrl = allo.BaseUrl;
            options.TimeProvider = clock;
            options.RateLimit.ReadsPerSecond = 1;
        }).HttpClient.AddHttpMessageHandler(() => new ScriptedHandler(attempts));
        Export(builder, spans, metrics);
        using var host = builder.Build();
        await host.StartAsync(cancellation);
        var client = host.Services.GetRequiredService<IWithalloClient>();
        var number = allo.PhoneNumbers[0].Number!;
        var sms = new SendSmsRequest { From = number, To = Stranger, Message = Text };

        await client.Contacts.GetAsync(allo.Contacts[0].Id!, cancellationToken: cancellation);
        await client.Sms.SendAsync(sms, cancellationToken: cancellation);

        // 429, then a success; the second call waits for its permit.
        allo.Faults.Enqueue(Fault.RateLimited(TimeSpan.FromSeconds(2)));
        await client.V2.Users.ListAsync(options: new RequestOptions { RequestId = "req_first" }, cancellationToken: cancellation);
        await client.V2.Users.ListAsync(options: new RequestOptions { RequestId = "req_second" }, cancellationToken: cancellation);

        // A success that cannot be read.
        allo.Faults.Enqueue(Fault.TruncatedJson());
        await Assert.ThrowsAsync<WithalloResponseException>(() => client.PhoneNumbers.ListAsync(cancellationToken: cancellation));

        // Error responses: a scope that the key lacks, and a path that holds a number.
        allo.Scopes.Remove("SMS_SEND");
        await Assert.ThrowsAsync<WithalloForbiddenException>(() => client.Sms.SendAsync(sms, cancellationToken: cancellation));
        await Assert.ThrowsAsync<WithalloNotFoundException>(() => client.V2.Numbers.SetDefaultSummaryTemplateAsync(
            Stranger, new SetDefaultSummaryTemplateRequest { SummaryTemplateId = "none" }, new RequestOptions { RequestId = "req_third" }, cancellation));

        // No response: the timeout of an attempt, that of the call, a broken connection, the caller's token, a handler of the application's that throws.
        attempts.Enqueue(Silence);
        await Assert.ThrowsAsync<WithalloTimeoutException>(() => client.Sms.SendAsync(sms, new RequestOptions { Timeout = TimeSpan.FromSeconds(1) }, cancellation));
        attempts.Enqueue(Silence);
        await Assert.ThrowsAsync<WithalloTimeoutException>(() => client.Contacts.SearchAsync(options: new RequestOptions { TotalTimeout = TimeSpan.FromSeconds(1) }, cancellationToken: cancellation));
        allo.Faults.Enqueue(Fault.Reset());
        await Assert.ThrowsAsync<WithalloConnectionException>(() => client.Sms.SendAsync(sms, cancellationToken: cancellation));
        using var caller = new CancellationTokenSource();
        attempts.Enqueue(attempt =>
        {
            caller.Cancel();
            return Silence(attempt);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Sms.SendAsync(sms, cancellationToken: caller.Token));
        attempts.Enqueue(_ => throw new NotSupportedException(Text));
        await Assert.ThrowsAsync<NotSupportedException>(() => client.Sms.SendAsync(sms, cancellationToken: cancellation));
        Flush(host.Services);

        var ok = $"server.address=127.0.0.1 server.port={allo.BaseUrl.Port}";
        Assert.Equal(
            [
                $"GET /v1/api/contact/{{contact_id}}, Unset: http.request.method=GET http.response.status_code=200 {ok} url.template=/v1/api/contact/{{contact_id}}",
                $"POST /v1/api/sms, Unset: http.request.method=POST http.response.status_code=200 {ok} url.template=/v1/api/sms",
                $"GET /v2/api/users, Unset: http.request.method=GET http.request.resend_count=1 http.response.status_code=200 {ok} url.template=/v2/api/users withallo.request_id=req_first",
                $"GET /v2/api/users, Unset: http.request.method=GET http.response.status_code=200 {ok} url.template=/v2/api/users withallo.request_id=req_second",
                $"GET /v1/api/numbers, Error: error.type=response http.request.method=GET http.response.status_code=200 {ok} url.template=/v1/api/numbers",
                $"POST /v1/api/sms, Error: error.type=403 http.request.method=POST http.response.status_code=403 {ok} url.template=/v1/api/sms withallo.error_code=API_KEY_INSUFFICIENT_SCOPE",
                $"PUT /v2/api/numbers/{{number}}/default_summary_template, Error: error.type=404 http.request.method=PUT http.response.status_code=404 {ok} "
                    + "url.template=/v2/api/numbers/{number}/default_summary_template withallo.error_code=PHONE_NUMBER_NOT_FOUND withallo.request_id=req_third",
                $"POST /v1/api/sms, Error: error.type=timeout http.request.method=POST {ok} url.template=/v1/api/sms",
                $"GET /v1/api/contacts, Error: error.type=timeout http.request.method=GET {ok} url.template=/v1/api/contacts",
                $"POST /v1/api/sms, Error: error.type=connection http.request.method=POST {ok} url.template=/v1/api/sms",
                $"POST /v1/api/sms, Error: error.type=cancelled http.request.method=POST {ok} url.template=/v1/api/sms",
                $"POST /v1/api/sms, Error: error.type=exception http.request.method=POST {ok} url.template=/v1/api/sms",
            ],
            spans.Select(span => $"{span.DisplayName}, {span.Status}: {Tags(span.TagObjects)}"));
        Assert.All(spans, span =>
        {
            Assert.Equal((WithalloTelemetry.Name, ActivityKind.Client), (span.Source.Name, span.Kind));
            Assert.Null(span.StatusDescription);
            Assert.Empty(span.Events);
            Assert.Empty(span.Links);
            Assert.Empty(span.Baggage);
        });

        // The page's own tables: what it lists is what arrived, no more and no less.
        Assert.Equal(
            Page.Rows("| attribute | when | what |").SelectMany(row => row[0].Split(", ")).Order(StringComparer.Ordinal),
            spans.SelectMany(span => span.TagObjects).Select(tag => $"`{tag.Key}`").Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            Page.Rows("| name | kind | unit | what |").Select(row => string.Join(" | ", row)),
            metrics.OrderBy(metric => metric.Name, StringComparer.Ordinal).Select(metric =>
                $"`{metric.Name}` | {(metric.MetricType == MetricType.Histogram ? "histogram" : "counter")} | `{metric.Unit}` | {metric.Description}"));
        Assert.All(metrics, metric => Assert.Equal(WithalloTelemetry.Name, metric.MeterName));

        Assert.Equal(
            [
                "rate_limited 1 url.template=/v2/api/users",
                "retries 1 url.template=/v2/api/users",
            ],
            metrics.Where(metric => metric.MetricType == MetricType.LongSum).SelectMany(Sums).Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "1 error.type=403 http.request.method=POST http.response.status_code=403 url.template=/v1/api/sms",
                "1 error.type=404 http.request.method=PUT http.response.status_code=404 url.template=/v2/api/numbers/{number}/default_summary_template",
                "1 error.type=cancelled http.request.method=POST url.template=/v1/api/sms",
                "1 error.type=connection http.request.method=POST url.template=/v1/api/sms",
                "1 error.type=exception http.request.method=POST url.template=/v1/api/sms",
                "1 error.type=response http.request.method=GET http.response.status_code=200 url.template=/v1/api/numbers",
                "1 error.type=timeout http.request.method=GET url.template=/v1/api/contacts",
                "1 error.type=timeout http.request.method=POST url.template=/v1/api/sms",
                "1 http.request.method=GET http.response.status_code=200 url.template=/v1/api/contact/{contact_id}",
                "1 http.request.method=POST http.response.status_code=200 url.template=/v1/api/sms",
                "2 http.request.method=GET http.response.status_code=200 url.template=/v2/api/users",
            ],
            Counts(metrics, "withallo.client.operation.duration"));
        Assert.Equal(["1 url.template=/v2/api/users"], Counts(metrics, "withallo.client.limiter.wait"));

        string[] personal = [allo.ApiKey, number, number[1..], Stranger, Stranger[1..], Text, allo.Contacts[0].Id!];
        string[] everything = [
            .. spans.Select(span => $"{span.DisplayName} {span.TraceStateString} {Tags(span.TagObjects)}"),
            .. metrics.SelectMany(metric => metric.MetricPoints.Select(point => Tags(point)))];
        Assert.All(personal, value => Assert.DoesNotContain(everything, text => text.Contains(value, StringComparison.Ordinal)));
    }

    private static void Export(IHostApplicationBuilder builder, List<Activity> spans, List<MetricSnapshot> snapshots)
    {
        #region docs_open_telemetry
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(WithalloTelemetry.Name, WithalloWebhooksTelemetry.Name))
            .WithMetrics(metrics => metrics.AddMeter(WithalloTelemetry.Name, WithalloWebhooksTelemetry.Name));
        #endregion
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddInMemoryExporter(spans));
        builder.Services.ConfigureOpenTelemetryMeterProvider(meters => meters.AddInMemoryExporter(snapshots));
    }

    private static void Flush(IServiceProvider services)
    {
        services.GetRequiredService<TracerProvider>().ForceFlush();
        services.GetRequiredService<MeterProvider>().ForceFlush();
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

    private static IEnumerable<string> Sums(MetricSnapshot metric) =>
        metric.MetricPoints.Select(point => Join(" ", metric.Name.Split('.')[^1], point.GetSumLong(), Tags(point)));

    private static IEnumerable<string> Counts(List<MetricSnapshot> metrics, string histogram) =>
        metrics.Single(metric => metric.Name == histogram).MetricPoints.Select(point => Join(" ", point.GetHistogramCount(), Tags(point))).Order(StringComparer.Ordinal);

    private static string Tags(MetricPoint point)
    {
        var tags = new List<KeyValuePair<string, object?>>();
        foreach (var tag in point.Tags)
        {
            tags.Add(tag);
        }

        return Tags(tags);
    }

    private static string Tags(IEnumerable<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));

    private static string Join(string separator, params IEnumerable<object?> values) => string.Join(separator, values.Where(value => value is not (null or "")));

    private static Task Silence(CancellationToken attempt) => Task.Delay(Timeout.InfiniteTimeSpan, attempt);

    /// <summary>Has the next attempts do something else first.</summary>
    private sealed class ScriptedHandler(Queue<Func<CancellationToken, Task>> attempts) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (attempts.TryDequeue(out var attempt))
            {
                await attempt(cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
