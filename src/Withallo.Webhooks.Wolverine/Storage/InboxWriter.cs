using System.Threading.Channels;
using Withallo.Webhooks.Dispatch;
using Wolverine;
using Wolverine.Persistence.Durability;
using Wolverine.Persistence.Durability.DeadLetterManagement;
using Wolverine.Runtime;

namespace Withallo.Webhooks.Storage;

/// <summary>
/// Writes to the inbox in batches, of what came up while it wrote the one before: one transaction, and one wait for the disk, serve many
/// deliveries. One batch at a time, since SQLite lets only one write.
/// </summary>
internal sealed class InboxWriter : IAsyncDisposable
{
    private const int MaxBatch = 100;

    // Deliveries that find this many waiting are put off at once: the database is away, or cannot keep up.
    private const int MaxWaiting = 1000;

    private readonly IWolverineRuntime _runtime;
    private readonly Channel<InboxWrite> _writes = Channel.CreateUnbounded<InboxWrite>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _loop;
    private int _waiting;

    public InboxWriter(IWolverineRuntime runtime)
    {
        _runtime = runtime;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Stores a delivery, unless its id is there already: waiting, handled, or as a dead letter.</summary>
    /// <returns>Whether it was stored.</returns>
    public async Task<bool> StoreAsync(Envelope envelope)
    {
        try
        {
            return Interlocked.Increment(ref _waiting) <= MaxWaiting
                ? await WriteAsync(envelope, isNew: true).ConfigureAwait(false)
                : throw new WithalloException("Too many deliveries wait to be stored.");
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Notes that a delivery was handled.</summary>
    public Task CompleteAsync(Envelope envelope) => WriteAsync(envelope, isNew: false);

    public async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
    }

    private Task<bool> WriteAsync(Envelope envelope, bool isNew)
    {
        var write = new InboxWrite(envelope, isNew);
        return _writes.Writer.TryWrite(write) ? write.Result : throw new ObjectDisposedException(nameof(InboxWriter));
    }

    private async Task RunAsync()
    {
        while (await _writes.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            List<InboxWrite> news = [];
            List<InboxWrite> handled = [];
            while (news.Count + handled.Count < MaxBatch && _writes.Reader.TryRead(out var write))
            {
                (write.IsNew ? news : handled).Add(write);
            }

            await WriteAsync(news, StoreAsync).ConfigureAwait(false);
            await WriteAsync(handled, CompleteAsync).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(List<InboxWrite> batch, Func<List<InboxWrite>, Task> write)
    {
        if (batch.Count == 0)
        {
            return;
        }

        try
        {
            await write(batch).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the database throws concerns those who wait for it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            batch.ForEach(failed => failed.Fail(exception));
        }
    }

    private async Task StoreAsync(List<InboxWrite> batch)
    {
        if (_runtime.Storage is NullMessageStore)
        {
            throw new InvalidOperationException(InboxCheck.NoMessageStore);
        }

        var news = new Dictionary<Guid, InboxWrite>(batch.Count);
        foreach (var write in batch)
        {
            news.TryAdd(write.Envelope.Id, write);
        }

        // A repeat is not another chance for what failed, and a second row of its id would stand in the way of its replay.
        Remove(news, await FindDeadAsync([.. news.Keys]).ConfigureAwait(false));
        while (news.Count > 0)
        {
            try
            {
                await _runtime.Storage.Inbox.StoreIncomingAsync([.. news.Values.Select(static write => write.Envelope)]).ConfigureAwait(false);
                break;
            }
            catch (DuplicateIncomingEnvelopeException known) when (Remove(news, known.Duplicates.Select(static envelope => envelope.Id)))
            {
                // All are stored or none: now without those.
            }
        }

        batch.ForEach(write => write.Succeed(news.TryGetValue(write.Envelope.Id, out var stored) && stored == write));
    }

    private async Task<IEnumerable<Guid>> FindDeadAsync(Guid[] ids)
    {
        var query = new DeadLetterEnvelopeQuery(ids) { PageSize = ids.Length };
        var dead = await _runtime.Storage.DeadLetters.QueryAsync(query, _runtime.Cancellation).ConfigureAwait(false);
        return dead.Envelopes.Select(static letter => letter.Id);
    }

    private static bool Remove(Dictionary<Guid, InboxWrite> news, IEnumerable<Guid> known) =>
        known.Aggregate(false, (any, id) => news.Remove(id) || any);

    private async Task CompleteAsync(List<InboxWrite> batch)
    {
        Envelope[] handled = [.. batch.Select(static write => write.Envelope)];
        await (SqliteInbox.Of(_runtime) is { } sqlite
            ? sqlite.CompleteAsync(handled)
            : _runtime.Storage.Inbox.MarkIncomingEnvelopeAsHandledAsync(handled)).ConfigureAwait(false);
        batch.ForEach(static write => write.Succeed(true));
    }
}
