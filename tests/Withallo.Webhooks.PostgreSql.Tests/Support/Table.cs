namespace Withallo.Webhooks.PostgreSql.Tests.Support;

/// <summary>A table with a unique key.</summary>
internal sealed class Table
{
    private readonly Dictionary<string, byte[]> _rows = [];
    private readonly HashSet<string> _done = [];

    public Task<bool> InsertAsync(string key, byte[] row, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_rows.TryAdd(key, row));
    }

    public Task<KeyValuePair<string, byte[]>[]> ListWaitingAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_rows.Where(row => !_done.Contains(row.Key)).ToArray());
    }

    public Task MarkAsDoneAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _done.Add(key);
        return Task.CompletedTask;
    }
}
