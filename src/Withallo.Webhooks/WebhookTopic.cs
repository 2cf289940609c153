using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;
using Withallo.Webhooks.Handlers;
using Withallo.Webhooks.V2;

namespace Withallo.Webhooks;

/// <summary>
/// What a webhook is about. An open list: <see cref="FromName"/> takes any name that Allo may add. The topics this SDK knows are
/// <see cref="WebhookTopic{TPayload}"/>: typed by what they carry. Members of this class are the topics of v0 and v1
/// (<c>CALL_RECEIVED</c>); those of v2 (<c>call.completed</c>) are in <see cref="V2"/>.
/// </summary>
[JsonConverter(typeof(WebhookTopicConverter))]
public class WebhookTopic : IEquatable<WebhookTopic>
{
    private protected WebhookTopic(string name) => Name = name;

    /// <summary>
    /// <c>CALL_RECEIVED</c>: a call has <em>ended</em>, inbound or outbound. Its counterpart in v2 is <see cref="V2.CallCompleted"/>,
    /// not <see cref="V2.CallReceived"/>.
    /// </summary>
    public static WebhookTopic<CallReceivedPayload> CallReceived { get; } = Of<CallReceivedPayload>("CALL_RECEIVED");

    /// <summary><c>SMS_RECEIVED</c>: a message came in, or went out: <see cref="MessagePayload.Direction"/> decides.</summary>
    public static WebhookTopic<SmsReceivedPayload> SmsReceived { get; } = Of<SmsReceivedPayload>("SMS_RECEIVED");

    /// <summary><c>SMS_SENT</c>: a message went out.</summary>
    public static WebhookTopic<SmsReceivedPayload> SmsSent { get; } = Of<SmsReceivedPayload>("SMS_SENT");

    /// <summary><c>CONTACT_CREATED</c>: a contact was made.</summary>
    public static WebhookTopic<ContactEventPayload> ContactCreated { get; } = Of<ContactEventPayload>("CONTACT_CREATED");

    /// <summary><c>CONTACT_UPDATED</c>: a contact was changed.</summary>
    public static WebhookTopic<ContactEventPayload> ContactUpdated { get; } = Of<ContactEventPayload>("CONTACT_UPDATED");

    /// <summary><c>PING</c>: somebody checks whether the receiver responds.</summary>
    public static WebhookTopic<PingPayload> Ping { get; } = Of<PingPayload>("PING", isDataOptional: true);

    /// <summary>The topics that this version of the SDK knows, of all generations.</summary>
    public static IReadOnlyList<WebhookTopic> Known => KnownTopics.All;

    /// <summary>The name on the wire, such as <c>CALL_RECEIVED</c> or <c>call.completed</c>.</summary>
    public string Name { get; }

    /// <summary>Whether this version of the SDK knows the topic, and what it carries.</summary>
    public virtual bool IsKnown => false;

    /// <summary>The generation whose topics are written like this one. v0 shares v1's.</summary>
    public WebhookVersion Generation => Name.Contains('.', StringComparison.Ordinal) ? WebhookVersion.V2 : WebhookVersion.V1;

    /// <summary>Whether an event of the topic may come without data. So may any that this SDK does not know.</summary>
    internal virtual bool IsDataOptional => true;

    /// <summary>The known topic of that name, or an open one.</summary>
    /// <param name="name">The name on the wire, case as Allo writes it.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static WebhookTopic FromName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return KnownTopics.Find(name) ?? new WebhookTopic(name);
    }

    /// <inheritdoc cref="FromName"/>
    public static implicit operator WebhookTopic(string name) => FromName(name);

    /// <inheritdoc/>
    public bool Equals(WebhookTopic? other) => other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WebhookTopic);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Name, StringComparison.Ordinal);

    /// <summary>The name on the wire.</summary>
    public override string ToString() => Name;

    /// <summary>Whether both have the same name.</summary>
    public static bool operator ==(WebhookTopic? left, WebhookTopic? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the names differ.</summary>
    public static bool operator !=(WebhookTopic? left, WebhookTopic? right) => !(left == right);

    /// <summary>
    /// The event of this topic, with its data read from where the reader stands; <see langword="null"/> when that is not an object.
    /// </summary>
    internal virtual WebhookEvent? ReadEvent(ref Utf8JsonReader data)
    {
        data.Skip();
        return new WebhookEvent(this);
    }

    /// <summary>
    /// The registration of a handler class for this topic; <see langword="null"/> when it does not handle what the topic carries. Each topic
    /// reads its own payload type, so that no reflection is needed.
    /// </summary>
    internal virtual RegisteredHandler? HandlerOf<THandler>(Func<IServiceProvider, THandler> find)
        where THandler : class => null;

    private static WebhookTopic<TPayload> Of<TPayload>(string name, bool isDataOptional = false)
        where TPayload : AlloObject, new() => new(name, ValueReader.Object, isDataOptional);

    /// <summary>The topics of API v2.</summary>
    public static class V2
    {
        /// <summary><c>call.received</c>: an inbound call starts ringing. Not v1's <c>CALL_RECEIVED</c>, which is <see cref="CallCompleted"/>.</summary>
        public static WebhookTopic<CallRingingPayload> CallReceived { get; } = Of<CallRingingPayload>("call.received");

        /// <summary><c>call.triggered</c>: an outbound call is placed.</summary>
        public static WebhookTopic<CallTriggeredPayload> CallTriggered { get; } = Of<CallTriggeredPayload>("call.triggered");

        /// <summary><c>call.answered</c>: a call is picked up, either way.</summary>
        public static WebhookTopic<CallAnsweredPayload> CallAnswered { get; } = Of<CallAnsweredPayload>("call.answered");

        /// <summary><c>call.completed</c>: a call has ended, and its recording, transcript and summary are ready.</summary>
        public static WebhookTopic<CallCompletedPayload> CallCompleted { get; } = Of<CallCompletedPayload>("call.completed");

        /// <summary><c>tag.added</c>: a tag was put on a call. May fire several times for one change, and before <see cref="CallCompleted"/>.</summary>
        public static WebhookTopic<TagPayload> TagAdded { get; } = Of<TagPayload>("tag.added");

        /// <summary><c>tag.removed</c>: a tag was taken off a call. May fire several times for one change.</summary>
        public static WebhookTopic<TagPayload> TagRemoved { get; } = Of<TagPayload>("tag.removed");

        /// <summary><c>sms.received</c>: a message came in.</summary>
        public static WebhookTopic<SmsPayload> SmsReceived { get; } = Of<SmsPayload>("sms.received");

        /// <summary><c>sms.sent</c>: a message went out.</summary>
        public static WebhookTopic<SmsPayload> SmsSent { get; } = Of<SmsPayload>("sms.sent");

        /// <summary><c>contact.created</c>: a contact was made.</summary>
        public static WebhookTopic<ContactChangePayload> ContactCreated { get; } = Of<ContactChangePayload>("contact.created");

        /// <summary><c>contact.updated</c>: a contact was changed. May fire several times for one change.</summary>
        public static WebhookTopic<ContactChangePayload> ContactUpdated { get; } = Of<ContactChangePayload>("contact.updated");

        /// <summary><c>summary.updated</c>: the summary of a call was edited.</summary>
        public static WebhookTopic<SummaryUpdatedPayload> SummaryUpdated { get; } = Of<SummaryUpdatedPayload>("summary.updated");
    }
}
