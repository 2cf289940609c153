using System.Buffers;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Withallo.Webhooks.Diagnostics;

namespace Withallo.Webhooks.Endpoint;

/// <summary>A delivery on its way through the endpoint: what is known of it so far, and its span, metrics and log line.</summary>
internal sealed class Delivery
{
    private const int MaxWordLength = 100;

    private static readonly SearchValues<char> WordCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    private readonly TimeProvider _clock;
    private readonly long _startedAt;
    private readonly Activity? _activity;
    private readonly ILogger _logger;

    public Delivery(TimeProvider clock, ILogger logger)
    {
        _clock = clock;
        _logger = logger;
        _startedAt = clock.GetTimestamp();
        _activity = WithalloWebhooksTelemetry.Source.StartActivity("receive webhook", ActivityKind.Consumer);
        WithalloWebhooksTelemetry.Received.Add(1);
    }

    /// <summary>The <c>webhook-id</c>, if there is one.</summary>
    public string? Id { get; set; }

    public WebhookEvent? Event { get; set; }

    /// <summary>The id as it may be logged: the header is the sender's text until its signature is checked.</summary>
    public string? LoggedId => Word(Id);

    /// <summary>The topic as it may be logged: an unknown one is the sender's text.</summary>
    public string LoggedTopic => Word(Event?.Topic.Name) ?? "A topic of odd characters";

    public TimeSpan Elapsed => _clock.GetElapsedTime(_startedAt);

    public void Stop(WebhookAnswer answer)
    {
        // Known topics only: a metric must not grow with what anybody sends.
        var topic = Event is null ? null : Event.Topic.IsKnown ? Event.Topic.Name : "other";
        var topicTag = KeyValuePair.Create("withallo.webhook.topic", (object?)topic);
        var reasonTag = KeyValuePair.Create("withallo.webhook.reason", (object?)answer.Outcome);
        if (Event is { Topic.IsKnown: false })
        {
            WithalloWebhooksTelemetry.Unknown.Add(1);
        }

        switch (answer.Verdict)
        {
            case WebhookVerdict.Handled:
                WithalloWebhooksTelemetry.Handled.Add(1, topicTag);
                break;
            case WebhookVerdict.Duplicate:
                WithalloWebhooksTelemetry.Duplicates.Add(1);
                break;
            case WebhookVerdict.Rejected:
                WithalloWebhooksTelemetry.Rejected.Add(1, reasonTag);
                break;
            case WebhookVerdict.Failed:
                WithalloWebhooksTelemetry.Failed.Add(1, topicTag, reasonTag);
                break;
            default:
                break;
        }

        WithalloWebhooksTelemetry.Duration.Record(
            Elapsed.TotalSeconds, topicTag, KeyValuePair.Create("withallo.webhook.outcome", (object?)answer.Outcome));
        StopActivity(answer, topic);
        Log(answer);
    }

    private void StopActivity(WebhookAnswer answer, string? topic)
    {
        if (_activity is null)
        {
            return;
        }

        _activity.SetTag("withallo.webhook.outcome", answer.Outcome);
        _activity.SetTag("withallo.webhook.delivery_id", LoggedId);
        _activity.SetTag("http.response.status_code", answer.StatusCode);
        if (Event is { } webhook)
        {
            _activity.DisplayName = $"receive {topic}";
            _activity.SetTag("withallo.webhook.topic", topic);
            _activity.SetTag("withallo.webhook.version", webhook.Version switch
            {
                WebhookVersion.V0 => "v0",
                WebhookVersion.V1 => "v1",
                _ => "v2",
            });
            if (webhook.Timestamp is { } sent)
            {
                _activity.SetTag("withallo.webhook.age", (_clock.GetUtcNow() - sent).TotalSeconds);
            }
        }

        if (answer.Verdict is WebhookVerdict.Rejected or WebhookVerdict.Failed)
        {
            _activity.SetTag("error.type", answer.Outcome);
            _activity.SetStatus(ActivityStatusCode.Error);
        }

        _activity.Dispose();
    }

    /// <summary>What failed is logged where it failed; here is the rest.</summary>
    private void Log(WebhookAnswer answer)
    {
        if (answer == WebhookAnswer.Handled)
        {
            if (_logger.IsEnabled(LogLevel.Debug))
            {
                WebhookLog.Handled(_logger, LoggedTopic, Elapsed.TotalMilliseconds, LoggedId);
            }
        }
        else if (answer == WebhookAnswer.Unhandled)
        {
            if (_logger.IsEnabled(LogLevel.Information))
            {
                WebhookLog.Unhandled(_logger, LoggedTopic, LoggedId);
            }
        }
        else if (answer == WebhookAnswer.OtherNumber)
        {
            if (_logger.IsEnabled(LogLevel.Debug))
            {
                WebhookLog.OtherNumber(_logger, LoggedTopic, LoggedId);
            }
        }
        else if (answer.Verdict == WebhookVerdict.Duplicate)
        {
            if (_logger.IsEnabled(LogLevel.Debug))
            {
                WebhookLog.Duplicate(_logger, LoggedId);
            }
        }
        else if (answer == WebhookAnswer.InProgress)
        {
            if (_logger.IsEnabled(LogLevel.Information))
            {
                WebhookLog.InProgress(_logger, LoggedId);
            }
        }
        else if (answer.Verdict == WebhookVerdict.Rejected && _logger.IsEnabled(LogLevel.Warning))
        {
            WebhookLog.Rejected(_logger, answer.StatusCode, answer.Outcome, LoggedId);
        }
    }

    private static string? Word(string? text) =>
        text is { Length: > 0 and <= MaxWordLength } && !text.AsSpan().ContainsAnyExcept(WordCharacters) ? text : null;
}
