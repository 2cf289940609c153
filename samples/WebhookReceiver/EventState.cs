namespace WebhookReceiver;

/// <summary>What became of an event.</summary>
internal enum EventState
{
    Handled,
    Waiting,
    Failed,
}
