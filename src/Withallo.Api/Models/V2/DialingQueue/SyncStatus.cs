using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Whether a queued number has its contact yet. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
public readonly partial record struct SyncStatus : IStringEnum<SyncStatus>
{
    /// <summary>Not yet.</summary>
    public static partial SyncStatus NotSynced { get; }

    /// <summary>It is being made or matched.</summary>
    public static partial SyncStatus Processing { get; }

    /// <summary>It has.</summary>
    public static partial SyncStatus Synced { get; }
}
