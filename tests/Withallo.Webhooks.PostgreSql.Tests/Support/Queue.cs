namespace Withallo.Webhooks.PostgreSql.Tests.Support;

/// <summary>A queue as there are many.</summary>
internal sealed class Queue
{
    public List<QueueMessage> Messages { get; } = [];

    public Task SendAsync(byte[] body, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Messages.Add(new QueueMessage(body));
        return Task.CompletedTask;
    }
}
