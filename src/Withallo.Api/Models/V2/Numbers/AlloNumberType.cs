using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>What a number of the account is. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
public readonly partial record struct AlloNumberType : IStringEnum<AlloNumberType>
{
    /// <summary>A phone number.</summary>
    public static partial AlloNumberType Number { get; }

    /// <summary>A name that messages are sent under; it has no number.</summary>
    public static partial AlloNumberType SenderId { get; }
}
