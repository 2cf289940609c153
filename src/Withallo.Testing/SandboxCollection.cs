using System.Collections;

namespace Withallo.Testing;

/// <summary>
/// Rows of the sandbox's state, in the order they were added. Safe from any thread: an enumeration sees the rows as they were
/// when it began.
/// </summary>
/// <typeparam name="T">The rows.</typeparam>
public sealed class SandboxCollection<T> : IReadOnlyList<T>
    where T : class
{
    private readonly Lock _lock = new();
    private readonly List<T> _items = [];
    private TaskCompletionSource? _added;

    internal SandboxCollection()
    {
    }

    /// <summary>A row was added.</summary>
    internal event Action<T>? Added;

    /// <summary>How many rows there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _items.Count;
            }
        }
    }

    /// <summary>The row at a position.</summary>
    /// <param name="index">The position, from 0.</param>
    public T this[int index]
    {
        get
        {
            lock (_lock)
            {
                return _items[index];
            }
        }
    }

    /// <summary>Adds a row at the end.</summary>
    /// <param name="item">The row.</param>
    public void Add(T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        TaskCompletionSource? added;
        lock (_lock)
        {
            _items.Add(item);
            (added, _added) = (_added, null);
        }

        added?.SetResult();
        Added?.Invoke(item);
    }

    /// <summary>Removes a row.</summary>
    /// <param name="item">The row.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(T item)
    {
        lock (_lock)
        {
            return _items.Remove(item);
        }
    }

    /// <summary>Removes all rows.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _items.Clear();
        }
    }

    /// <summary>The first row that fits, as soon as there is one: how a test waits without sleeping.</summary>
    /// <param name="predicate">What fits.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled before such a row came.</exception>
    public async Task<T> WaitForAsync(Func<T, bool> predicate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        while (true)
        {
            T[] rows;
            Task added;
            lock (_lock)
            {
                rows = [.. _items];
                added = (_added ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            if (Array.Find(rows, row => predicate(row)) is { } found)
            {
                return found;
            }

            await added.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        lock (_lock)
        {
            return ((IEnumerable<T>)_items.ToArray()).GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Puts a changed row in the place of the first one that fits, in one step.</summary>
    /// <returns>The changed row; null when none fits.</returns>
    internal T? Replace(Predicate<T> fits, Func<T, T> change)
    {
        lock (_lock)
        {
            var index = _items.FindIndex(fits);
            return index < 0 ? null : _items[index] = change(_items[index]);
        }
    }

    internal int RemoveAll(Predicate<T> fits)
    {
        lock (_lock)
        {
            return _items.RemoveAll(fits);
        }
    }
}
