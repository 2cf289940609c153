namespace Withallo.Testing;

/// <summary>What is to go wrong, in order. Each fault is spent on the first request it fits, before the key is looked at. Safe from any thread.</summary>
public sealed class SandboxFaults
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];

    internal SandboxFaults()
    {
    }

    /// <summary>How many faults are still to come.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _faults.Count;
            }
        }
    }

    /// <summary>Puts a fault at the end of the queue.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">With how many requests.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of times is not positive.</exception>
    public void Enqueue(Fault fault, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        lock (_lock)
        {
            _faults.AddRange(Enumerable.Repeat(fault, times));
        }
    }

    /// <summary>Forgets the faults that are still to come.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _faults.Clear();
        }
    }

    internal Fault? Take(string method, string path, string? basePath)
    {
        lock (_lock)
        {
            var index = _faults.FindIndex(fault => fault.Fits(method, path, basePath));
            if (index < 0)
            {
                return null;
            }

            var fault = _faults[index];
            _faults.RemoveAt(index);
            return fault;
        }
    }
}
