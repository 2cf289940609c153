using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Whether incoming calls are silenced while the dialer runs. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<DoNotDisturb>))]
public readonly record struct DoNotDisturb : IOpenValue<DoNotDisturb>
{
    private readonly string? _value;

    private DoNotDisturb(string? value) => _value = value;

    /// <summary>They are silenced.</summary>
    public static DoNotDisturb Enabled { get; } = new("ENABLED");

    /// <summary>They ring.</summary>
    public static DoNotDisturb Disabled { get; } = new("DISABLED");

    /// <inheritdoc/>
    public static IReadOnlyList<DoNotDisturb> Known { get; } = [Enabled, Disabled];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static DoNotDisturb From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator DoNotDisturb(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
