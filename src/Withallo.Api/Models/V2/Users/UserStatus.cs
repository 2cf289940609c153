using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Whether a user is active. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
public readonly partial record struct UserStatus : IStringEnum<UserStatus>
{
    /// <summary>The user is active.</summary>
    public static partial UserStatus Active { get; }

    /// <summary>The user is blocked.</summary>
    public static partial UserStatus Blocked { get; }
}
