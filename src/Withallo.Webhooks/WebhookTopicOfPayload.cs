using System.Text.Json;
using Withallo.Json;
using Withallo.Webhooks.Handlers;

namespace Withallo.Webhooks;

/// <summary>A topic this SDK knows, typed by what its events carry.</summary>
/// <typeparam name="TPayload">What <see cref="WebhookEvent{TPayload}.Data"/> of its events is.</typeparam>
public sealed class WebhookTopic<TPayload> : WebhookTopic
{
    private readonly ReadPayload _read;

    internal WebhookTopic(string name, ReadPayload read, bool isDataOptional)
        : base(name)
    {
        _read = read;
        IsDataOptional = isDataOptional;
        KnownTopics.Add(this);
    }

    /// <inheritdoc/>
    public override bool IsKnown => true;

    /// <inheritdoc/>
    internal override bool IsDataOptional { get; }

    /// <inheritdoc/>
    internal override RegisteredHandler? HandlerOf<THandler>(Func<IServiceProvider, THandler> find) =>
        typeof(IWebhookHandler<TPayload>).IsAssignableFrom(typeof(THandler)) ? RegisteredHandler.Of<THandler, TPayload>(find) : null;

    /// <inheritdoc/>
    internal override WebhookEvent? ReadEvent(ref Utf8JsonReader data) =>
        _read(ref data, out var payload) == MemberRead.Value ? new WebhookEvent<TPayload>(this, payload!) : null;

    /// <summary>Reads what an event of the topic carries.</summary>
    internal delegate MemberRead ReadPayload(ref Utf8JsonReader data, out TPayload? payload);
}
