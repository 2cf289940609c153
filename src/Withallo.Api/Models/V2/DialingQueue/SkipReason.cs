using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Why a number did not enter the queue. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<SkipReason>))]
public readonly record struct SkipReason : IOpenValue<SkipReason>
{
    private readonly string? _value;

    private SkipReason(string? value) => _value = value;

    /// <summary>Allo cannot read it as a phone number.</summary>
    public static SkipReason InvalidPhoneNumber { get; } = new("INVALID_PHONE_NUMBER");

    /// <inheritdoc/>
    public static IReadOnlyList<SkipReason> Known { get; } = [InvalidPhoneNumber];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static SkipReason From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator SkipReason(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
