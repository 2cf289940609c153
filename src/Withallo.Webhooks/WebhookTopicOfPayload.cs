using System.Text.Json;
using Withallo.Json.Shapes;
using Withallo.Webhooks.Handlers;

namespace Withallo.Webhooks;

/// <summary>A topic this SDK knows, typed by what its events carry.</summary>
/// <typeparam name="TPayload">What <see cref="WebhookEvent{TPayload}.Data"/> of its events is.</typeparam>
public sealed class WebhookTopic<TPayload> : WebhookTopic
{
    internal WebhookTopic(string name, ValueShape<TPayload?> shape, bool isDataOptional = false)
        : base(name)
    {
        Shape = shape;
        IsDataOptional = isDataOptional;
        KnownTopics.Add(this);
    }

    /// <inheritdoc/>
    public override bool IsKnown => true;

    /// <inheritdoc/>
    internal override bool IsDataOptional { get; }

    internal ValueShape<TPayload?> Shape { get; }

    /// <inheritdoc/>
    internal override RegisteredHandler? HandlerOf<THandler>(Func<IServiceProvider, THandler> find) =>
        typeof(IWebhookHandler<TPayload>).IsAssignableFrom(typeof(THandler)) ? RegisteredHandler.Of<THandler, TPayload>(find) : null;

    /// <inheritdoc/>
    internal override WebhookEvent? ReadEvent(ref Utf8JsonReader data) =>
        Shape.TryRead(ref data, out var payload) ? new WebhookEvent<TPayload>(this, payload!) : null;
}
