using System.Collections.Concurrent;

namespace Withallo.Webhooks.Wolverine.Tests.OwnApplication;

/// <summary>What handlers did.</summary>
public sealed class Journal
{
    public ConcurrentQueue<string> Lines { get; } = new();
}
