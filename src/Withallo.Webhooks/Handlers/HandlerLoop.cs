namespace Withallo.Webhooks.Handlers;

/// <summary>The one rule by which handlers run: one after the other, all of them, failures together at the end.</summary>
internal static class HandlerLoop
{
    /// <summary>Runs the handlers and returns how many there were.</summary>
    /// <param name="webhook">The event.</param>
    /// <param name="handlers">The handlers, in order.</param>
    /// <param name="services">The services of the delivery's scope.</param>
    /// <param name="cancellationToken">Once it is cancelled no further one is started.</param>
    /// <exception cref="WebhookHandlerException">Handlers failed; all of them ran.</exception>
    public static async Task<int> RunAsync(
        WebhookEvent webhook, RegisteredHandler[] handlers, IServiceProvider services, CancellationToken cancellationToken)
    {
        List<WebhookHandlerFailure>? failures = null;
        for (var i = 0; i < handlers.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await handlers[i].HandleAsync(webhook, services, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // Whatever a handler throws, the next one runs, and the caller gets it in the end.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                (failures ??= []).Add(new WebhookHandlerFailure(webhook.Topic, handlers[i].Type?.Name ?? $"#{i + 1}", exception));
            }
        }

        return failures is null ? handlers.Length : throw new WebhookHandlerException(webhook.Topic, failures);
    }
}
