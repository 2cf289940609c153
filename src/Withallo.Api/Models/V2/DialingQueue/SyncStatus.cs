using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Whether a queued number has its contact yet. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<SyncStatus>))]
public readonly record struct SyncStatus : IOpenValue<SyncStatus>
{
    private readonly string? _value;

    private SyncStatus(string? value) => _value = value;

    /// <summary>Not yet.</summary>
    public static SyncStatus NotSynced { get; } = new("NOT_SYNCED");

    /// <summary>It is being made or matched.</summary>
    public static SyncStatus Processing { get; } = new("PROCESSING");

    /// <summary>It has.</summary>
    public static SyncStatus Synced { get; } = new("SYNCED");

    /// <inheritdoc/>
    public static IReadOnlyList<SyncStatus> Known { get; } = [NotSynced, Processing, Synced];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static SyncStatus From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator SyncStatus(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
