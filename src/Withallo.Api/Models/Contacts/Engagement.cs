using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api;

/// <summary>How alive the relation with a contact is. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<Engagement>))]
public readonly record struct Engagement : IOpenValue<Engagement>
{
    private readonly string? _value;

    private Engagement(string? value) => _value = value;

    /// <summary>In touch.</summary>
    public static Engagement Engaged { get; } = new("ENGAGED");

    /// <summary>Less and less in touch.</summary>
    public static Engagement Cooling { get; } = new("COOLING");

    /// <summary>Out of touch.</summary>
    public static Engagement Cold { get; } = new("COLD");

    /// <inheritdoc/>
    public static IReadOnlyList<Engagement> Known { get; } = [Engaged, Cooling, Cold];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static Engagement From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator Engagement(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
