using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Webhooks;

namespace Withallo.Testing;

/// <summary>
/// Posts what happens in the sandbox to the webhooks that subscribed to it, and posts it again when that fails. Nothing ever leaves
/// the machine by itself.
/// </summary>
internal sealed class WebhookDispatcher : IAsyncDisposable
{
    private const string Stopped = "Not delivered: the sandbox was stopped.";

    // How long a receiver may take.
    private static readonly TimeSpan V1Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan V2Deadline = TimeSpan.FromSeconds(20);

    private readonly SandboxState _state;
    private readonly IReadOnlyList<TimeSpan> _delays;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<SandboxDelivery, Task> _running = new();
    private readonly HttpMessageInvoker _network = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    });

    private volatile HttpMessageInvoker? _given;
    private volatile HttpMessageHandler? _handler;

    public WebhookDispatcher(SandboxState state, IReadOnlyList<TimeSpan> delays)
    {
        _state = state;
        _delays = delays;
        var payloads = new Payloads(state);
        state.Calls.Added += call => Announce(call, payloads);
        state.Messages.Added += message => Announce(message, payloads);
        state.SentMessages.Added += message => Announce(message, payloads);
        state.Contacts.Added += contact => Announce(contact, WebhookTopic.ContactCreated, WebhookTopic.V2.ContactCreated);
        state.ContactUpdated += contact => Announce(contact, WebhookTopic.ContactUpdated, WebhookTopic.V2.ContactUpdated);
        state.People.Added += person => PostV2(WebhookTopic.V2.ContactCreated, json => Payloads.WriteContact(json, person));
        state.PersonUpdated += person => PostV2(WebhookTopic.V2.ContactUpdated, json => Payloads.WriteContact(json, person));
        state.TagAdded += (call, tag) => PostV2(WebhookTopic.V2.TagAdded, json => payloads.WriteTag(json, call, tag));
        state.TagRemoved += (call, tag) => PostV2(WebhookTopic.V2.TagRemoved, json => payloads.WriteTag(json, call, tag));
        state.SummaryUpdated += summary => PostV2(WebhookTopic.V2.SummaryUpdated, json => payloads.WriteSummary(json, summary));
    }

    public SandboxCollection<SandboxDelivery> Deliveries { get; } = new();

    /// <summary>What carries deliveries in place of the network; null: the network.</summary>
    public HttpMessageHandler? Handler
    {
        get => _handler;
        set
        {
            _given = value is null ? null : new HttpMessageInvoker(value, disposeHandler: false);
            _handler = value;
        }
    }

    /// <summary>
    /// Posts data to every webhook that subscribed to its topic, whatever number it is for, in the envelope of the topic's generation.
    /// </summary>
    public IReadOnlyList<SandboxDelivery> Post(WebhookTopic topic, Action<Utf8JsonWriter> writeData)
    {
        var body = Envelope(topic, writeData);
        return IsV2(topic) ? PostV2(topic, () => body) : PostV1(topic, alloNumber: null, () => body);
    }

    /// <summary>Ends when nothing is under way, and nothing waits for another attempt.</summary>
    public async Task WhenSettledAsync(CancellationToken cancellationToken)
    {
        while (_running.Values is { Count: > 0 } running)
        {
            await Task.WhenAll(running).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_running.Values).ConfigureAwait(false);
        _network.Dispose();
        _stopping.Dispose();
    }

    private static bool IsV2(WebhookTopic topic) => topic.Generation == WebhookVersion.V2;

    private void Announce(Call call, Payloads payloads)
    {
        var item = _state.Items.Of(call);
        PostV1(WebhookTopic.CallReceived, item.AlloNumber, json => payloads.WriteEndedCall(json, call, ApiGeneration.V1));

        // A call that is added is over: all that v2 says of one, at once.
        WebhookTopic start = item.Direction == Direction.Inbound ? WebhookTopic.V2.CallReceived : WebhookTopic.V2.CallTriggered;
        PostV2(start, json => payloads.WriteOngoingCall(json, call, isAnswered: false));
        if (item.Result == CallOutcome.Answered || item.Result == CallOutcome.Transferred)
        {
            PostV2(WebhookTopic.V2.CallAnswered, json => payloads.WriteOngoingCall(json, call, isAnswered: true));
        }

        PostV2(WebhookTopic.V2.CallCompleted, json => payloads.WriteEndedCall(json, call, ApiGeneration.V2));
    }

    private void Announce(SentSms message, Payloads payloads)
    {
        var item = _state.Items.Of(message);
        void WriteV1(Utf8JsonWriter json) => payloads.WriteMessage(json, message, ApiGeneration.V1);

        // SMS_RECEIVED is for both ways in the latest guide.
        PostV1(WebhookTopic.SmsReceived, item.AlloNumber, WriteV1);
        if (item.Direction == Direction.Outbound)
        {
            PostV1(WebhookTopic.SmsSent, item.AlloNumber, WriteV1);
        }

        PostV2(
            item.Direction == Direction.Outbound ? WebhookTopic.V2.SmsSent : WebhookTopic.V2.SmsReceived,
            json => payloads.WriteMessage(json, message, ApiGeneration.V2));
    }

    // A contact has no line: every v1 webhook hears of it.
    private void Announce(SandboxContact contact, WebhookTopic v1, WebhookTopic v2)
    {
        PostV1(v1, alloNumber: null, json => Payloads.WriteContact(json, contact, ApiGeneration.V1));
        PostV2(v2, json => Payloads.WriteContact(json, contact, ApiGeneration.V2));
    }

    private void PostV1(WebhookTopic topic, string? alloNumber, Action<Utf8JsonWriter> writeData) =>
        PostV1(topic, alloNumber, () => Envelope(topic, writeData));

    private void PostV2(WebhookTopic topic, Action<Utf8JsonWriter> writeData) => PostV2(topic, () => Envelope(topic, writeData));

    private IReadOnlyList<SandboxDelivery> PostV1(WebhookTopic topic, string? alloNumber, Func<ReadOnlyMemory<byte>> makeBody)
    {
        var subscribed = _state.Webhooks
            .Where(webhook => webhook.Enabled && webhook.Topics.Contains(topic) && (alloNumber is null || webhook.AlloNumber == alloNumber))
            .ToArray();
        var body = subscribed.Length == 0 ? default : makeBody();
        return
        [
            .. subscribed.Select(webhook => Start(
                new SandboxDelivery(topic, ApiGeneration.V1, id: null, webhook.Url ?? "", body),
                signer: null,
                isSubscribed: () => _state.Webhooks.Contains(webhook))),
        ];
    }

    private IReadOnlyList<SandboxDelivery> PostV2(WebhookTopic topic, Func<ReadOnlyMemory<byte>> makeBody)
    {
        var subscribed = _state.WebhookEndpoints
            .Where(endpoint => endpoint.Enabled is not false && endpoint.Topics.Contains(topic))
            .ToArray();
        var body = subscribed.Length == 0 ? default : makeBody();

        // A random id, since whoever drops duplicates may have met another sandbox before.
        return
        [
            .. subscribed.Select(endpoint => Start(
                new SandboxDelivery(topic, ApiGeneration.V2, "msg_" + Guid.NewGuid().ToString("N"), endpoint.Url ?? "", body),
                endpoint.SigningSecret is { } secret ? new WebhookSigner(secret) : null,
                isSubscribed: () => _state.WebhookEndpoints.Any(other => other.Id == endpoint.Id && other.Enabled is not false))),
        ];
    }

    private ReadOnlyMemory<byte> Envelope(WebhookTopic topic, Action<Utf8JsonWriter> writeData) => WireJson.Write(writeData, (json, writeData) =>
    {
        json.WriteStartObject();
        json.WriteString("topic", topic.Name);
        if (IsV2(topic))
        {
            json.WriteString("version", "2.0");
            var now = _state.Clock.GetUtcNow().UtcDateTime;
            json.WriteString("timestamp", now.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        }

        json.WritePropertyName("data");
        writeData(json);
        json.WriteEndObject();
    });

    private SandboxDelivery Start(SandboxDelivery delivery, WebhookSigner? signer, Func<bool> isSubscribed)
    {
        Deliveries.Add(delivery);
        if (_stopping.IsCancellationRequested)
        {
            delivery.Abandon(Stopped);
        }
        else if (!Uri.TryCreate(delivery.Url, UriKind.Absolute, out var url) || (_given is null && !url.IsLoopback))
        {
            delivery.Abandon("Not delivered: the address is not on this machine.");
        }
        else if (delivery.Generation == ApiGeneration.V2 && signer is null)
        {
            delivery.Abandon($"Not delivered: the webhook has no {nameof(WebhookEndpoint.SigningSecret)} to sign with.");
        }
        else
        {
            // Once it has started it is in the list, and taken off it at its end.
            var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _running[delivery] = RunAsync(ready.Task, delivery, url, signer, isSubscribed);
            ready.SetResult();
        }

        return delivery;
    }

    private async Task RunAsync(Task ready, SandboxDelivery delivery, Uri url, WebhookSigner? signer, Func<bool> isSubscribed)
    {
        await ready.ConfigureAwait(false);
        try
        {
            for (var number = 1; delivery.State == DeliveryState.Pending; number++)
            {
                if (!isSubscribed())
                {
                    delivery.Abandon("Not delivered any more: the webhook was deleted or paused.");
                    return;
                }

                var attempt = await AttemptAsync(delivery, number, url, signer).ConfigureAwait(false);

                // Allo documents attempts for v2 alone: a v1 event that fails is lost.
                var isLast = delivery.Generation == ApiGeneration.V1 || number > _delays.Count;
                var state = attempt.Error is null ? DeliveryState.Delivered : isLast ? DeliveryState.Failed : DeliveryState.Pending;

                // The timer runs before the attempt can be seen: a test that waits for the attempt may then move the clock at once.
                var pause = state == DeliveryState.Pending ? Task.Delay(_delays[number - 1], _state.Clock, _stopping.Token) : Task.CompletedTask;
                delivery.Record(attempt, state);
                await pause.ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            delivery.Abandon(Stopped);
        }
        finally
        {
            _running.TryRemove(delivery, out _);
        }
    }

    private async Task<DeliveryAttempt> AttemptAsync(SandboxDelivery delivery, int number, Uri url, WebhookSigner? signer)
    {
        var attempt = new DeliveryAttempt { Number = number, Time = _state.Clock.GetUtcNow() };
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(delivery.Content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in signer?.CreateHeaders(delivery.Id!, attempt.Time, delivery.Content.Span) ?? new Dictionary<string, string>())
        {
            request.Headers.Add(name, value);
        }

        var deadline = delivery.Generation == ApiGeneration.V2 ? V2Deadline : V1Deadline;
        using var late = new CancellationTokenSource(deadline, _state.Clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _stopping.Token);
        try
        {
            using var response = await (_given ?? _network).SendAsync(request, ending.Token).ConfigureAwait(false);
            var status = (int)response.StatusCode;

            // v1 wants exactly 200, v2 takes any 2xx and no redirect.
            var isTaken = delivery.Generation == ApiGeneration.V2 ? status is >= 200 and < 300 : status == 200;
            return attempt with { StatusCode = status, Error = isTaken ? null : string.Create(CultureInfo.InvariantCulture, $"The receiver responded {status}.") };
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !_stopping.IsCancellationRequested)
        {
            return attempt with { Error = string.Create(CultureInfo.InvariantCulture, $"The receiver did not respond within {deadline.TotalSeconds} s.") };
        }
        catch (Exception e) when (e is HttpRequestException || (_given is not null && !ending.IsCancellationRequested))
        {
            // An in-memory server hands the application's own exception to its caller, where a real one would cut the connection.
            var isRefused = e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused };
            return attempt with { Error = isRefused ? "Nobody listens at the address." : "The connection failed." };
        }
    }
}
