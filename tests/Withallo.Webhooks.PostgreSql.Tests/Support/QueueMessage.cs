namespace Withallo.Webhooks.PostgreSql.Tests.Support;

/// <summary>A message of a queue, which is completed or delivered again.</summary>
internal sealed class QueueMessage(byte[] body)
{
    public byte[] Body { get; } = body;

    /// <summary>What became of it, each time that it was delivered.</summary>
    public List<string> Fates { get; } = [];

    public Task CompleteAsync(CancellationToken cancellationToken) => NoteAsync("completed", cancellationToken);

    public Task AbandonAsync(Exception? reason, CancellationToken cancellationToken) =>
        NoteAsync(reason is null ? "abandoned without a reason" : "abandoned", cancellationToken);

    private Task NoteAsync(string fate, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Fates.Add(fate);
        return Task.CompletedTask;
    }
}
