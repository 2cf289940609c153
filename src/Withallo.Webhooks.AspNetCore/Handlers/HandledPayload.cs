using Withallo.Webhooks.V2;

namespace Withallo.Webhooks.Handlers;

/// <summary>
/// A payload that a handler class may handle. Every one is closed here at build time, so that asking a class which it handles needs no
/// reflection.
/// </summary>
internal abstract class HandledPayload
{
    public static IReadOnlyList<HandledPayload> All { get; } =
    [
        new Of<CallReceivedPayload>(),
        new Of<SmsReceivedPayload>(),
        new Of<ContactEventPayload>(),
        new Of<PingPayload>(),
        new Of<CallRingingPayload>(),
        new Of<CallTriggeredPayload>(),
        new Of<CallAnsweredPayload>(),
        new Of<CallCompletedPayload>(),
        new Of<TagPayload>(),
        new Of<SmsPayload>(),
        new Of<ContactChangePayload>(),
        new Of<SummaryUpdatedPayload>(),
    ];

    public abstract Type Payload { get; }

    /// <summary>The registration of a handler class for this payload; <see langword="null"/> when it does not handle it.</summary>
    public abstract RegisteredHandler? For<THandler>()
        where THandler : class;

    private sealed class Of<TPayload> : HandledPayload
    {
        public override Type Payload => typeof(TPayload);

        public override RegisteredHandler? For<THandler>() =>
            typeof(IWebhookHandler<TPayload>).IsAssignableFrom(typeof(THandler))
                ? RegisteredHandler.Of<THandler, TPayload>(topic: null)
                : null;
    }
}
