using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Withallo.Json;

namespace Withallo.Webhooks;

/// <summary>
/// A webhook that arrived. The event of a topic this SDK knows is a <see cref="WebhookEvent{TPayload}"/>; any other is this class
/// itself, and its content is reached by <see cref="Get{T}"/> or <see cref="Raw"/>.
/// </summary>
public class WebhookEvent
{
    private StrongBox<JsonElement>? _raw;

    internal WebhookEvent(WebhookTopic topic) => Topic = topic;

    /// <summary>What it is about.</summary>
    public WebhookTopic Topic { get; }

    /// <summary>Which generation it belongs to, told by its body.</summary>
    public WebhookVersion Version { get; internal set; }

    /// <summary>When it was sent (v2 only): what to order by, since deliveries come in any order. Not the time of the attempt.</summary>
    public DateTimeOffset? Timestamp { get; internal set; }

    /// <summary>
    /// The id of the delivery, from the <c>webhook-id</c> header; the same for every attempt. <see langword="null"/> in v0 and v1,
    /// which have none. It is not in the body: whoever reads the headers sets it.
    /// </summary>
    public string? DeliveryId { get; set; }

    /// <summary>
    /// Which signing secret the delivery was signed with: the <see cref="WebhookSecret.Name"/> that a
    /// <see cref="WithalloWebhooksOptions.SecretResolver"/> gave it, or its place in <see cref="WithalloWebhooksOptions.SigningSecrets"/>, as
    /// <c>SigningSecrets:0</c>. <see langword="null"/> when no signature was checked. Never the secret itself.
    /// </summary>
    public string? SecretName { get; set; }

    /// <summary>The id of the object that the event is about; <see langword="null"/> when it has none, as calls that have not ended.</summary>
    public virtual string? DataId => Get<string>("id") is { Length: > 0 } id ? id : null;

    /// <summary>
    /// What tells one event from another, to handle each once: the delivery id or, in v0 and v1, topic and object id of a call that
    /// ended or a message. <see langword="null"/> when repeats cannot be told from news: two equal contact events can be two changes.
    /// </summary>
    public string? DedupeKey =>
        !string.IsNullOrEmpty(DeliveryId) ? DeliveryId
        : (Topic == WebhookTopic.CallReceived || Topic == WebhookTopic.SmsReceived || Topic == WebhookTopic.SmsSent)
            && DataId is { } id ? $"{Topic.Name}:{id}"
        : null;

    /// <summary>
    /// The body as it came. It is not copied: whoever handed the bytes to <see cref="Parse(ReadOnlyMemory{byte})"/> must leave them
    /// alone for as long as the event is in use.
    /// </summary>
    public ReadOnlyMemory<byte> RawBody { get; internal set; }

    /// <summary>The whole body as JSON, made from <see cref="RawBody"/> when first asked for.</summary>
    public JsonElement Raw
    {
        get
        {
            if (_raw is null)
            {
                var reader = EnvelopeReader.CreateReader(JsonText.Utf8Of(RawBody.Span));
                Interlocked.CompareExchange(ref _raw, new StrongBox<JsonElement>(JsonElement.ParseValue(ref reader)), null);
            }

            return _raw.Value;
        }
    }

    /// <summary>What the event of a known topic carries.</summary>
    internal virtual object? Payload => null;

    /// <summary>Whether it is about a call, ended or not.</summary>
    public bool IsCall => Topic == WebhookTopic.CallReceived || Topic.Name.StartsWith("call.", StringComparison.Ordinal);

    /// <summary>Whether it is about a message, received or sent.</summary>
    public bool IsSms =>
        Topic == WebhookTopic.SmsReceived || Topic == WebhookTopic.SmsSent || Topic.Name.StartsWith("sms.", StringComparison.Ordinal);

    /// <summary>Whether a contact was made.</summary>
    public bool IsContactCreated => Topic == WebhookTopic.ContactCreated || Topic == WebhookTopic.V2.ContactCreated;

    /// <summary>Whether a contact was changed.</summary>
    public bool IsContactUpdated => Topic == WebhookTopic.ContactUpdated || Topic == WebhookTopic.V2.ContactUpdated;

    /// <summary>Reads a webhook's body, of any generation and any topic.</summary>
    /// <param name="body">The bytes of the body, UTF-8. They are kept, not copied: see <see cref="RawBody"/>.</param>
    /// <returns>A <see cref="WebhookEvent{TPayload}"/> for each topic this SDK knows.</returns>
    /// <exception cref="InvalidWebhookPayloadException">The body cannot be read; its <see cref="InvalidWebhookPayloadException.Reason"/> says why.</exception>
    public static WebhookEvent Parse(ReadOnlyMemory<byte> body) => EnvelopeReader.Read(body);

    /// <inheritdoc cref="Parse(ReadOnlyMemory{byte})"/>
    /// <param name="body">The text of the body. A signature is checked on the bytes, never on a text made from them.</param>
    public static WebhookEvent Parse(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return EnvelopeReader.Read(Encoding.UTF8.GetBytes(body));
    }

    /// <summary>
    /// Makes an event as if it had arrived, for tests of handlers and for senders: <see cref="RawBody"/> is the body that Allo
    /// would send.
    /// </summary>
    /// <param name="topic">What it is about.</param>
    /// <param name="data">What it carries.</param>
    /// <param name="timestamp">When it was sent; v2 only.</param>
    public static WebhookEvent<TPayload> Create<TPayload>(WebhookTopic<TPayload> topic, TPayload data, DateTimeOffset? timestamp = null) =>
        WebhookEvent<TPayload>.CreateWithBody(topic, data, timestamp);

    /// <summary>
    /// What the event carries, if it is a <typeparamref name="TPayload"/>: the payload's own type or any base of it, such as
    /// <see cref="EndedCallPayload"/> for the ended calls of both generations.
    /// </summary>
    /// <param name="data">What it carries.</param>
    public bool TryGetData<TPayload>([MaybeNullWhen(false)] out TPayload data)
    {
        if (Payload is TPayload payload)
        {
            data = payload;
            return true;
        }

        data = default;
        return false;
    }

    /// <summary>
    /// A value inside the event's data, by its path: member names and array positions with dots between them, such as
    /// <c>transfer_to.number</c> or <c>transcriptions.0.text</c>. Each name is found in snake_case and in camelCase.
    /// Whatever the body holds, this does not throw.
    /// </summary>
    /// <typeparam name="T">What to read it as. Numbers are read invariantly, dates without an offset as UTC.</typeparam>
    /// <param name="path">The path.</param>
    /// <param name="fallback">The result when there is no such value, it is null, or it is not a <typeparamref name="T"/>.</param>
    [return: NotNullIfNotNull(nameof(fallback))]
    public T? Get<T>(string path, T? fallback = default)
        where T : IParsable<T>
    {
        ArgumentNullException.ThrowIfNull(path);
        return JsonPath.TryGet<T>(Raw, path, out var value) ? value : fallback;
    }

    /// <summary>The topic and the version. Personal data is left out, so that it can be logged.</summary>
    public override string ToString() => $"{Topic.Name} ({Version})";
}
