using System.Buffers;
using System.Diagnostics;

namespace Withallo.Webhooks.Processing;

/// <summary>A delivery on its way: what is known of it so far, and its span, metrics and log line.</summary>
internal sealed class DeliveryRecord : IDisposable
{
    private const int MaxLoggedLength = 100;

    private static readonly SearchValues<char> LoggedCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    private readonly IWebhookHost _host;
    private readonly TimeProvider _clock;
    private readonly string _verb;
    private readonly long _startedAt;
    private readonly Activity? _activity;

    private DeliveryRecord(IWebhookHost host, TimeProvider clock, string verb, string name, ActivityLink[]? links = null)
    {
        (_host, _clock, _verb) = (host, clock, verb);
        _startedAt = clock.GetTimestamp();
        _activity = WithalloWebhooksTelemetry.Source.StartActivity(ActivityKind.Consumer, links: links, name: name);
    }

    /// <summary>The <c>webhook-id</c>, if there is one.</summary>
    public string? Id { get; set; }

    public WebhookEvent? Event { get; set; }

    /// <summary>The id as it may be logged: the header is the sender's text until its signature is checked.</summary>
    public string? LoggedId => Loggable(Id);

    /// <summary>The topic as it may be logged: an unknown one is the sender's text.</summary>
    public string LoggedTopic => Loggable(Event?.Topic.Name) ?? "A topic of odd characters";

    public TimeSpan Elapsed => _clock.GetElapsedTime(_startedAt);

    public string? TraceParent => _activity?.Id;

    /// <summary>Begins the record of a delivery that arrives.</summary>
    public static DeliveryRecord Receive(IWebhookHost host, TimeProvider clock)
    {
        WithalloWebhooksTelemetry.Received.Add(1);
        return new DeliveryRecord(host, clock, "receive", "receive webhook");
    }

    /// <summary>Begins the record of a delivery that was accepted earlier.</summary>
    public static DeliveryRecord Dispatch(IWebhookHost host, TimeProvider clock, AcceptedDelivery delivery)
    {
        ActivityLink[]? links = ActivityContext.TryParse(delivery.TraceParent, null, isRemote: true, out var receivedIn) ? [new(receivedIn)] : null;
        return new DeliveryRecord(host, clock, "dispatch", "dispatch webhook", links) { Id = delivery.Event.DeliveryId, Event = delivery.Event };
    }

    /// <summary>Ends the record of a delivery that is accepted and waits to be dispatched.</summary>
    public void Accept() => Stop("accepted");

    public WebhookOutcome Stop(WebhookOutcome outcome)
    {
        var topic = Topic;
        var topicTag = KeyValuePair.Create("withallo.webhook.topic", (object?)topic);
        var reasonTag = KeyValuePair.Create("withallo.webhook.reason", (object?)outcome.Reason);
        switch (outcome.Kind)
        {
            case WebhookOutcomeKind.Handled:
                WithalloWebhooksTelemetry.Handled.Add(1, topicTag);
                break;
            case WebhookOutcomeKind.Duplicate:
                WithalloWebhooksTelemetry.Duplicates.Add(1);
                break;
            case WebhookOutcomeKind.Rejected:
                WithalloWebhooksTelemetry.Rejected.Add(1, reasonTag);
                break;
            case WebhookOutcomeKind.Failed:
                WithalloWebhooksTelemetry.Failed.Add(1, topicTag, reasonTag);
                break;
            default:
                break;
        }

        _activity?.SetTag("http.response.status_code", outcome.StatusCode);
        if (outcome.Kind is WebhookOutcomeKind.Rejected or WebhookOutcomeKind.Failed)
        {
            _activity?.SetTag("error.type", outcome.Reason).SetStatus(ActivityStatusCode.Error);
        }

        Stop(outcome.Reason);
        Log(outcome);
        return outcome;
    }

    public void Dispose() => _activity?.Dispose();

    // Known topics only: a metric must not grow with what anybody sends.
    private string? Topic => Event is null ? null : Event.Topic.IsKnown ? Event.Topic.Name : "other";

    private void Stop(string outcome)
    {
        var topic = Topic;
        if (Event is { Topic.IsKnown: false } && _verb == "receive")
        {
            WithalloWebhooksTelemetry.Unknown.Add(1);
        }

        WithalloWebhooksTelemetry.Duration.Record(
            Elapsed.TotalSeconds,
            KeyValuePair.Create("withallo.webhook.topic", (object?)topic),
            KeyValuePair.Create("withallo.webhook.outcome", (object?)outcome));
        if (_activity is null)
        {
            return;
        }

        _activity.SetTag("withallo.webhook.outcome", outcome);
        _activity.SetTag("withallo.webhook.delivery_id", LoggedId);
        if (Event is { } webhook)
        {
            _activity.DisplayName = $"{_verb} {topic}";
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

        _activity.Dispose();
    }

    /// <summary>What failed is logged where it failed; here is the rest.</summary>
    private void Log(WebhookOutcome outcome)
    {
        WebhookLogEvent? logged =
            outcome.Kind == WebhookOutcomeKind.Rejected ? WebhookLogEvent.Rejected
            : outcome.Kind == WebhookOutcomeKind.Duplicate ? WebhookLogEvent.Duplicate
            : outcome.Is(WebhookOutcome.Handled) ? WebhookLogEvent.Handled
            : outcome.Is(WebhookOutcome.Stored) ? WebhookLogEvent.Stored
            : outcome.Is(WebhookOutcome.Unhandled) ? WebhookLogEvent.Unhandled
            : outcome.Is(WebhookOutcome.OtherNumber) ? WebhookLogEvent.OtherNumber
            : outcome.Is(WebhookOutcome.InProgress) ? WebhookLogEvent.InProgress
            : outcome.Is(WebhookOutcome.BodyAlreadyRead) ? WebhookLogEvent.BodyAlreadyRead
            : null;
        if (logged is { } what)
        {
            var reason = outcome.Detail is null ? outcome.Reason : $"{outcome.Reason}, {outcome.Detail}";
            _host.Log(what, new(LoggedId, Event is null ? "" : LoggedTopic, reason, outcome.StatusCode, Elapsed));
        }
    }

    private static string? Loggable(string? text) =>
        text is { Length: > 0 and <= MaxLoggedLength } && !text.AsSpan().ContainsAnyExcept(LoggedCharacters) ? text : null;
}
