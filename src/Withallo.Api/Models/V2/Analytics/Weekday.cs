using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A day of the week. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<Weekday>))]
public readonly record struct Weekday : IOpenValue<Weekday>
{
    private readonly string? _value;

    private Weekday(string? value) => _value = value;

    /// <summary>Monday.</summary>
    public static Weekday Monday { get; } = new("MONDAY");

    /// <summary>Tuesday.</summary>
    public static Weekday Tuesday { get; } = new("TUESDAY");

    /// <summary>Wednesday.</summary>
    public static Weekday Wednesday { get; } = new("WEDNESDAY");

    /// <summary>Thursday.</summary>
    public static Weekday Thursday { get; } = new("THURSDAY");

    /// <summary>Friday.</summary>
    public static Weekday Friday { get; } = new("FRIDAY");

    /// <summary>Saturday.</summary>
    public static Weekday Saturday { get; } = new("SATURDAY");

    /// <summary>Sunday.</summary>
    public static Weekday Sunday { get; } = new("SUNDAY");

    /// <inheritdoc/>
    public static IReadOnlyList<Weekday> Known { get; } = [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static Weekday From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator Weekday(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
