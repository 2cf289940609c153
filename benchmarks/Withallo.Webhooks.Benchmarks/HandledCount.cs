namespace Withallo.Webhooks.Benchmarks;

/// <summary>Counts what handlers have done, and tells when it is enough.</summary>
internal sealed class HandledCount
{
    private readonly Lock _gate = new();
    private long _read;
    private int _count;
    private int _target;
    private TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Read => Volatile.Read(ref _read);

    public Task Add(int read)
    {
        lock (_gate)
        {
            _read += read;
            _count++;
            CompleteIfReached();
        }

        return Task.CompletedTask;
    }

    /// <summary>Completes once so many were added since the last call completed.</summary>
    public Task WaitAsync(int count)
    {
        lock (_gate)
        {
            _target = count;
            var reached = _reached.Task;
            CompleteIfReached();
            return reached;
        }
    }

    private void CompleteIfReached()
    {
        if (_target > 0 && _count >= _target)
        {
            (_count, _target) = (_count - _target, 0);
            _reached.SetResult();
            _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
