using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Whether a user is active. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<UserStatus>))]
public readonly record struct UserStatus : IOpenValue<UserStatus>
{
    private readonly string? _value;

    private UserStatus(string? value) => _value = value;

    /// <summary>The user is active.</summary>
    public static UserStatus Active { get; } = new("ACTIVE");

    /// <summary>The user is blocked.</summary>
    public static UserStatus Blocked { get; } = new("BLOCKED");

    /// <inheritdoc/>
    public static IReadOnlyList<UserStatus> Known { get; } = [Active, Blocked];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static UserStatus From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator UserStatus(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
