namespace Withallo.Webhooks;

/// <summary>A handler that failed.</summary>
/// <param name="Topic">What the event was about.</param>
/// <param name="Handler">Which handler: its type's name, or its position among those that ran, counted from 1, as <c>#2</c>.</param>
/// <param name="Exception">What it threw.</param>
public sealed record WebhookHandlerFailure(WebhookTopic Topic, string Handler, Exception Exception)
{
    /// <summary>Topic, handler and the type of the exception. Its message is left out: it may hold personal data.</summary>
    public override string ToString() => $"{Topic} {Handler}: {Exception.GetType().Name}";
}
