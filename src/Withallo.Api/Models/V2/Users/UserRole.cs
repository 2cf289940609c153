using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>What a user may do in the team. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
public readonly partial record struct UserRole : IStringEnum<UserRole>
{
    /// <summary>An administrator.</summary>
    public static partial UserRole Admin { get; }

    /// <summary>A manager.</summary>
    public static partial UserRole Manager { get; }

    /// <summary>A member like any other.</summary>
    public static partial UserRole Member { get; }
}
