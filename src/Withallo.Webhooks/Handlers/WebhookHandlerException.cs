namespace Withallo.Webhooks;

/// <summary>
/// One or more handlers of a webhook failed. All of them ran all the same. Respond to Allo with a 5xx status so that the event is sent
/// again: the handlers that succeeded will then see it twice.
/// </summary>
public sealed class WebhookHandlerException : WithalloException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="topic">What the event was about.</param>
    /// <param name="failures">The handlers that failed, in the order they ran; at least one.</param>
    /// <exception cref="ArgumentException">There is no failure.</exception>
    public WebhookHandlerException(WebhookTopic topic, IReadOnlyList<WebhookHandlerFailure> failures)
        : base(Describe(topic, failures), failures[0].Exception)
    {
        Topic = topic;
        Failures = failures;
    }

    /// <summary>What the event was about.</summary>
    public WebhookTopic Topic { get; }

    /// <summary>The handlers that failed, in the order they ran. The first one's exception is the inner exception.</summary>
    public IReadOnlyList<WebhookHandlerFailure> Failures { get; }

    private static string Describe(WebhookTopic topic, IReadOnlyList<WebhookHandlerFailure> failures)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(failures);
        if (failures.Count == 0)
        {
            throw new ArgumentException("At least one handler must have failed.", nameof(failures));
        }

        var handlers = string.Join(", ", failures.Select(static failure => $"{failure.Handler} ({failure.Exception.GetType().Name})"));
        return $"{failures.Count} handler(s) of the webhook {topic} failed: {handlers}. See {nameof(Failures)}.";
    }
}
