using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>What a number of the account can do. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
public readonly partial record struct NumberCapability : IStringEnum<NumberCapability>
{
    /// <summary>Calls.</summary>
    public static partial NumberCapability Voice { get; }

    /// <summary>Text messages.</summary>
    public static partial NumberCapability Sms { get; }

    /// <summary>Multimedia messages.</summary>
    public static partial NumberCapability Mms { get; }
}
