using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Webhooks.V2;

/// <summary>
/// Where a deal stands. Open: see <see cref="IOpenValue{TSelf}"/>. Case does not matter when two are compared, since Allo writes
/// both <c>open</c> and <c>OPEN</c> (webhooks.md (c) trap 19).
/// </summary>
[JsonConverter(typeof(OpenValueConverter<CallDealStatus>))]
public readonly record struct CallDealStatus : IOpenValue<CallDealStatus>
{
    private readonly string? _value;

    private CallDealStatus(string? value) => _value = value;

    /// <summary>It is under way.</summary>
    public static CallDealStatus Open { get; } = new("OPEN");

    /// <summary>It was won.</summary>
    public static CallDealStatus Won { get; } = new("WON");

    /// <summary>It was lost.</summary>
    public static CallDealStatus Lost { get; } = new("LOST");

    /// <inheritdoc/>
    public static IReadOnlyList<CallDealStatus> Known { get; } = [Open, Won, Lost];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static CallDealStatus From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator CallDealStatus(string? value) => From(value);

    /// <summary>Whether both are the same word, whatever its case.</summary>
    public bool Equals(CallDealStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
