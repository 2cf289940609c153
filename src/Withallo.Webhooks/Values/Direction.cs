using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo;

/// <summary>Which way a call or a message went, seen from the Allo number. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<Direction>))]
public readonly record struct Direction : IOpenValue<Direction>
{
    private readonly string? _value;

    private Direction(string? value) => _value = value;

    /// <summary>Somebody called or wrote to the Allo number.</summary>
    public static Direction Inbound { get; } = new("INBOUND");

    /// <summary>The Allo number called or wrote to somebody.</summary>
    public static Direction Outbound { get; } = new("OUTBOUND");

    /// <inheritdoc/>
    public static IReadOnlyList<Direction> Known { get; } = [Inbound, Outbound];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static Direction From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator Direction(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
