namespace Withallo.Webhooks;

/// <summary>The one rule by which handlers run, here and in the ASP.NET Core endpoint: one after the other, all of them, failures together at the end.</summary>
internal static class HandlerLoop
{
    /// <summary>Runs the handlers and answers how many there were.</summary>
    /// <param name="webhook">The event.</param>
    /// <param name="handlers">The handlers, in order.</param>
    /// <param name="run">Runs one of them.</param>
    /// <param name="nameOf">What a failure of it is called; null: its place in the order.</param>
    /// <param name="cancellationToken">Once it is cancelled no further one is started.</param>
    /// <exception cref="WebhookHandlerException">Handlers failed; all of them ran.</exception>
    public static async Task<int> RunAsync<THandler>(
        WebhookEvent webhook,
        IReadOnlyList<THandler> handlers,
        Func<THandler, WebhookEvent, CancellationToken, Task> run,
        Func<THandler, string?> nameOf,
        CancellationToken cancellationToken)
    {
        List<WebhookHandlerFailure>? failures = null;
        for (var i = 0; i < handlers.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await run(handlers[i], webhook, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // Whatever a handler throws, the next one runs, and the caller gets it in the end.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                (failures ??= []).Add(new WebhookHandlerFailure(webhook.Topic, nameOf(handlers[i]) ?? $"#{i + 1}", exception));
            }
        }

        return failures is null ? handlers.Count : throw new WebhookHandlerException(webhook.Topic, failures);
    }
}
