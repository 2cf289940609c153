using Withallo.Json;

namespace Withallo.Api;

/// <summary>What happened between a contact and the team. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
public readonly partial record struct ContactActivityType : IStringEnum<ContactActivityType>
{
    /// <summary>The contact called.</summary>
    public static partial ContactActivityType InboundCall { get; }

    /// <summary>The team called.</summary>
    public static partial ContactActivityType OutboundCall { get; }

    /// <summary>The contact wrote.</summary>
    public static partial ContactActivityType InboundSms { get; }

    /// <summary>The team wrote.</summary>
    public static partial ContactActivityType OutboundSms { get; }
}
