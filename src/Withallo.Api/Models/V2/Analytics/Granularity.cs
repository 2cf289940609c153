using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>How long each point of a time series is. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<Granularity>))]
public readonly record struct Granularity : IOpenValue<Granularity>
{
    private readonly string? _value;

    private Granularity(string? value) => _value = value;

    /// <summary>A day, which is what Allo takes when nothing is said.</summary>
    public static Granularity Day { get; } = new("DAY");

    /// <summary>A week.</summary>
    public static Granularity Week { get; } = new("WEEK");

    /// <summary>A month.</summary>
    public static Granularity Month { get; } = new("MONTH");

    /// <inheritdoc/>
    public static IReadOnlyList<Granularity> Known { get; } = [Day, Week, Month];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static Granularity From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator Granularity(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
