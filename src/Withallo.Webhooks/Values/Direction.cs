using Withallo.Json;

namespace Withallo;

/// <summary>Which way a call or a message went, seen from the Allo number. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
public readonly partial record struct Direction : IStringEnum<Direction>
{
    /// <summary>Somebody called or wrote to the Allo number.</summary>
    public static partial Direction Inbound { get; }

    /// <summary>The Allo number called or wrote to somebody.</summary>
    public static partial Direction Outbound { get; }
}
