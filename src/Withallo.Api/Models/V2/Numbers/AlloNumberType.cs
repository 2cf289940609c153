using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>What a number of the account is. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<AlloNumberType>))]
public readonly record struct AlloNumberType : IOpenValue<AlloNumberType>
{
    private readonly string? _value;

    private AlloNumberType(string? value) => _value = value;

    /// <summary>A phone number.</summary>
    public static AlloNumberType Number { get; } = new("NUMBER");

    /// <summary>A name that messages are sent under; it has no number.</summary>
    public static AlloNumberType SenderId { get; } = new("SENDER_ID");

    /// <inheritdoc/>
    public static IReadOnlyList<AlloNumberType> Known { get; } = [Number, SenderId];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static AlloNumberType From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator AlloNumberType(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
