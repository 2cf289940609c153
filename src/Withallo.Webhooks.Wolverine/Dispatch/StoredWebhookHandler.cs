using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Withallo.Webhooks.Diagnostics;
using Withallo.Webhooks.Storage;
using Wolverine;
using Wolverine.Runtime;
using Wolverine.Runtime.Handlers;

namespace Withallo.Webhooks.Dispatch;

/// <summary>
/// Dispatches a stored delivery and notes what came of it: handled, to be tried again at a later time, or dead. It notes that itself, for as long
/// as it takes: Wolverine tries three times within a second, and what it could not note would lie untouched until the next start.
/// </summary>
internal sealed class StoredWebhookHandler(IServiceProvider services) : MessageHandler<StoredWebhook>
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly WithalloInboxOptions _options = services.GetRequiredService<IOptions<WithalloInboxOptions>>().Value;
    private readonly ILogger _log = services.GetRequiredService<ILoggerFactory>().CreateLogger(WithalloWebhooksTelemetry.Name);

    public override void ConfigureChain(HandlerChain chain)
    {
        // The processor has spans and logs of its own; how long handlers may take is the processor's to watch, and notes take as long as they take.
        chain.SuccessLogLevel = LogLevel.Trace;
        chain.ProcessingLogLevel = LogLevel.Trace;
        chain.TelemetryEnabled = false;
        chain.ExecutionTimeoutInSeconds = (int)TimeSpan.FromDays(20).TotalSeconds;
    }

    protected override async Task HandleAsync(StoredWebhook message, MessageContext context, CancellationToken cancellation)
    {
        var envelope = context.Envelope!;
        try
        {
            var failure = await DispatchAsync(message, cancellation).ConfigureAwait(false);
            await NoteAsync(envelope, context.Runtime, message, failure, cancellation).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // What a database throws on the way out is no reason to make a dead letter of the delivery, as Wolverine would.
        catch (Exception) when (cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // The process stops: the delivery is still in the inbox, for the next one.
        }

        // All that is to be noted has been: nothing is left to do for Wolverine.
        envelope.Status = EnvelopeStatus.Handled;
    }

    /// <summary>Runs the handlers.</summary>
    /// <returns>What went wrong, if anything did.</returns>
    private async Task<Exception?> DispatchAsync(StoredWebhook message, CancellationToken cancellation)
    {
        try
        {
            var delivery = message.Delivery;
            var processor = services.GetKeyedService<WebhookProcessor>(delivery.ProcessorName)
                ?? throw new WithalloException($"No webhooks are registered under the name \"{delivery.ProcessorName}\".");
            var outcome = await processor.DispatchAsync(delivery, _options.HandlerTimeout, cancellation).ConfigureAwait(false);
            return outcome.Kind == WebhookOutcomeKind.Failed ? outcome.Exception ?? new WithalloException(outcome.Reason) : null;
        }
        catch (WithalloException exception)
        {
            return exception;
        }
    }

    private async Task NoteAsync(Envelope envelope, IWolverineRuntime runtime, StoredWebhook message, Exception? failure, CancellationToken cancellation)
    {
        var inbox = runtime.Storage.Inbox;
        if (failure is null)
        {
            var writer = services.GetRequiredService<InboxWriter>();
            await InsistAsync(() => writer.CompleteAsync(envelope), envelope, cancellation).ConfigureAwait(false);
        }
        else if (envelope.Attempts <= _options.RetryDelays.Count && failure is not InvalidWebhookPayloadException)
        {
            var delay = _options.RetryDelays[envelope.Attempts - 1];
            envelope.ScheduledTime = TimeProvider.System.GetUtcNow() + delay;
            await InsistAsync(() => inbox.ScheduleExecutionAsync(envelope), envelope, cancellation).ConfigureAwait(false);
            InboxLog.WillRetry(_log, message.Delivery.Event.Topic.Name, delay, envelope.Attempts, message.Delivery.Event.DeliveryId);
        }
        else
        {
            await InsistAsync(
                () => SqliteInbox.Of(runtime) is { } sqlite
                    ? sqlite.MoveToDeadLettersAsync(envelope, failure)
                    : inbox.MoveToDeadLetterStorageAsync(envelope, failure),
                envelope,
                cancellation).ConfigureAwait(false);
            var (topic, id) = failure is InvalidWebhookPayloadException
                ? ("A delivery that cannot be read", null)
                : (message.Delivery.Event.Topic.Name, message.Delivery.Event.DeliveryId);
            InboxLog.IsDead(_log, failure, topic, envelope.Id, envelope.Attempts, id);
        }
    }

    /// <summary>Writes, for as long as the database is away.</summary>
    private async Task InsistAsync(Func<Task> write, Envelope envelope, CancellationToken cancellation)
    {
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                // Off this thread: SQLite blocks it.
                await Task.Run(write, cancellation).ConfigureAwait(false);
                return;
            }
#pragma warning disable CA1031 // Whatever the database throws: giving up would leave the delivery untouched until the next start.
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                InboxLog.CannotNote(_log, exception, envelope.Id);
                await Task.Delay(pause, TimeProvider.System, cancellation).ConfigureAwait(false);
            }
        }
    }
}
