using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Webhooks.AspNetCore.Tests.Support;

namespace Withallo.Webhooks.AspNetCore.Tests;

/// <summary>What can be watched. Alone, since meters and sources belong to the whole process.</summary>
[CollectionDefinition(nameof(TelemetryTests), DisableParallelization = true)]
[Collection(nameof(TelemetryTests))]
public sealed class TelemetryTests : IDisposable
{
    private readonly ConcurrentQueue<(string Name, string Tags)> _measurements = new();
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;

    public TelemetryTests()
    {
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Withallo.Webhooks")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => _measurements.Enqueue((instrument.Name, Describe(tags))));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => _measurements.Enqueue((instrument.Name, Describe(tags))));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Withallo.Webhooks",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_activities);
    }

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
    }

    [Fact]
    public async Task Every_outcome_is_counted_under_its_own_name_and_timed()
    {
        await using var receiver = await Receiver.StartAsync(static webhooks => webhooks
            .On(WebhookTopic.V2.SmsReceived, static (_, _) => Task.CompletedTask)
            .On(WebhookTopic.V2.SmsSent, static (_, _) => throw new InvalidOperationException()));

        using var handled = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");
        using var duplicate = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");
        using var unknown = await receiver.DeliverAsync("""{"topic":"fax.received","data":{}}""");
        using var rejected = await receiver.DeliverAsync("{");
        using var failed = await receiver.DeliverAsync("""{"topic":"sms.sent","data":{}}""");

        Assert.Equal(
            [
                "withallo.webhooks.received ",
                "withallo.webhooks.handled topic=sms.received",
                "withallo.webhooks.duration outcome=handled topic=sms.received",
                "withallo.webhooks.received ",
                "withallo.webhooks.duplicates ",
                "withallo.webhooks.duration outcome=duplicate topic=sms.received",
                "withallo.webhooks.received ",
                "withallo.webhooks.unknown ",
                "withallo.webhooks.duration outcome=unhandled topic=other",
                "withallo.webhooks.received ",
                "withallo.webhooks.rejected reason=malformed",
                "withallo.webhooks.duration outcome=malformed topic=",
                "withallo.webhooks.received ",
                "withallo.webhooks.failed reason=handler_failed topic=sms.sent",
                "withallo.webhooks.duration outcome=handler_failed topic=sms.sent",
            ],
            _measurements.Select(static measurement => $"{measurement.Name} {measurement.Tags}"));
    }

    [Fact]
    public async Task A_span_says_topic_version_age_and_outcome()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 4, 21, 12, 1, 30, TimeSpan.Zero));
        await using var receiver = await Receiver.StartAsync(static webhooks => webhooks.OnUnknown(static (_, _) => Task.CompletedTask), clock: clock);

        using var response = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");

        var span = Assert.Single(_spans);
        Assert.Equal(("receive sms.received", ActivityKind.Consumer, ActivityStatusCode.Unset), (span.DisplayName, span.Kind, span.Status));
        Assert.Equal("sms.received", span.GetTagItem("withallo.webhook.topic"));
        Assert.Equal("v2", span.GetTagItem("withallo.webhook.version"));
        Assert.Equal("handled", span.GetTagItem("withallo.webhook.outcome"));
        Assert.Equal("msg_1", span.GetTagItem("withallo.webhook.delivery_id"));
        Assert.Equal(90.0, span.GetTagItem("withallo.webhook.age"));
        Assert.Equal(200, span.GetTagItem("http.response.status_code"));
        Assert.Null(span.GetTagItem("error.type"));
    }

    [Fact]
    public async Task A_delivery_that_is_dispatched_later_is_received_once_and_its_second_span_points_to_the_first()
    {
        byte[]? stored = null;
        await using var receiver = await Receiver.StartAsync(webhooks =>
        {
            webhooks.OnUnknown(static (_, _) => Task.CompletedTask);
            webhooks.Services.AddKeyedSingleton<IWebhookInbox>("", new Inbox(delivery => stored = delivery.ToBytes()));
        });

        using var response = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");
        var outcome = await receiver.Services.GetRequiredService<WebhookProcessor>()
            .DispatchAsync(AcceptedDelivery.FromBytes(stored!), TestContext.Current.CancellationToken);

        Assert.Equal((200, "handled"), ((int)response.StatusCode, outcome.Reason));
        var spans = _spans.ToArray();
        Assert.Equal(
            ["receive sms.received stored", "dispatch sms.received handled"],
            spans.Select(static span => $"{span.DisplayName} {span.GetTagItem("withallo.webhook.outcome")}"));
        Assert.Equal(spans[0].SpanId, Assert.Single(spans[1].Links).Context.SpanId);
        Assert.Equal(
            [
                "withallo.webhooks.received ",
                "withallo.webhooks.duration outcome=stored topic=sms.received",
                "withallo.webhooks.handled topic=sms.received",
                "withallo.webhooks.duration outcome=handled topic=sms.received",
            ],
            _measurements.Select(static measurement => $"{measurement.Name} {measurement.Tags}"));
    }

    [Fact]
    public async Task A_span_of_an_error_response_says_why()
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.DeliverUnsignedAsync(Bodies.SmsReceived);

        var span = Assert.Single(_spans);
        Assert.Equal(("receive webhook", ActivityStatusCode.Error), (span.DisplayName, span.Status));
        Assert.Equal("missing_signature", span.GetTagItem("error.type"));
    }

    [Fact]
    public async Task No_number_text_secret_or_token_is_in_any_log_span_or_metric_of_ours()
    {
        const string Token = "0123456789abcdefghijklmnopqrstuv";
        await using var receiver = await Receiver.StartAsync(
            static webhooks => webhooks.On(WebhookTopic.V2.SmsReceived, static (_, _) => throw new InvalidOperationException("Our own.")),
            static o =>
            {
                o.SigningSecrets.Add(Receiver.Secret);
                o.PathToken = Token;
                o.OwnNumbers.Add(Bodies.OwnNumber);
            });

        using var failed = await receiver.DeliverAsync(Bodies.SmsReceived, path: $"{Receiver.Path}/{Token}");
        using var unknown = await receiver.DeliverAsync($$"""{"topic":"call {{Bodies.Customer}}","data":{"from":"{{Bodies.Customer}}"} }""", path: $"{Receiver.Path}/{Token}");
        using var other = await receiver.DeliverAsync(Bodies.SmsReceived.Replace(Bodies.OwnNumber, "+33100000099", StringComparison.Ordinal), path: $"{Receiver.Path}/{Token}");
        using var malformed = await receiver.DeliverAsync(Bodies.SmsReceived[..^5], path: $"{Receiver.Path}/{Token}");
        using var wrongToken = await receiver.DeliverAsync(Bodies.SmsReceived, path: $"{Receiver.Path}/{Token}x");
        using var stale = await receiver.DeliverAsync(Bodies.SmsReceived, id: Bodies.Customer, secret: WebhookSigner.NewSecret(), path: $"{Receiver.Path}/{Token}");

        Assert.Equal([500, 200, 200, 400, 404, 401], new[] { failed, unknown, other, malformed, wrongToken, stale }.Select(static response => (int)response.StatusCode));
        string[] written =
        [
            .. receiver.Log.Ours.Select(static line => $"{line.Message} {line.Exception}"),
            .. _spans.Select(static span => $"{span.DisplayName} {string.Join(' ', span.TagObjects)}"),
            .. _measurements.Select(static measurement => measurement.Tags),
        ];
        Assert.True(written.Length > 12);
        string[] secrets = [Bodies.Customer, Bodies.OwnNumber, "+33100000099", "secret of the house", Token, Receiver.Secret];
        Assert.All(written, text => Assert.DoesNotContain(secrets, secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    private static string Describe(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.ToArray().OrderBy(static tag => tag.Key, StringComparer.Ordinal).Select(static tag => $"{tag.Key.Replace("withallo.webhook.", "", StringComparison.Ordinal)}={tag.Value}"));

    private sealed class Inbox(Action<AcceptedDelivery> store) : IWebhookInbox
    {
        public ValueTask<bool> StoreAsync(AcceptedDelivery delivery, CancellationToken cancellationToken)
        {
            store(delivery);
            return ValueTask.FromResult(true);
        }
    }
}
