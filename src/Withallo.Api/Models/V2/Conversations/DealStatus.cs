using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// Where a contact's deal stands. Open: see <see cref="IOpenValue{TSelf}"/>. Compared without regard to case, for Allo's reference
/// lists <c>OPEN</c> and shows <c>open</c> (rest-v2.md §16 trap 7); the word stays as it came.
/// </summary>
[JsonConverter(typeof(OpenValueConverter<DealStatus>))]
public readonly record struct DealStatus : IOpenValue<DealStatus>
{
    private readonly string? _value;

    private DealStatus(string? value) => _value = value;

    /// <summary>Still open.</summary>
    public static DealStatus Open { get; } = new("OPEN");

    /// <summary>Won.</summary>
    public static DealStatus Won { get; } = new("WON");

    /// <summary>Lost.</summary>
    public static DealStatus Lost { get; } = new("LOST");

    /// <inheritdoc/>
    public static IReadOnlyList<DealStatus> Known { get; } = [Open, Won, Lost];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static DealStatus From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator DealStatus(string? value) => From(value);

    /// <summary>Whether both are the same word, case ignored.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(DealStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
