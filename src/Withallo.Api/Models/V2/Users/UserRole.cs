using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>What a user may do in the team. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<UserRole>))]
public readonly record struct UserRole : IOpenValue<UserRole>
{
    private readonly string? _value;

    private UserRole(string? value) => _value = value;

    /// <summary>An administrator.</summary>
    public static UserRole Admin { get; } = new("ADMIN");

    /// <summary>A manager.</summary>
    public static UserRole Manager { get; } = new("MANAGER");

    /// <summary>A member like any other.</summary>
    public static UserRole Member { get; } = new("MEMBER");

    /// <inheritdoc/>
    public static IReadOnlyList<UserRole> Known { get; } = [Admin, Manager, Member];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static UserRole From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator UserRole(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
