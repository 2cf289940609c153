using Withallo.Json;

namespace Withallo.Webhooks.V2;

/// <summary>
/// Where a deal stands. A string enum: see <see cref="IStringEnum{TSelf}"/>. Case does not matter when two are compared, since Allo writes
/// both <c>open</c> and <c>OPEN</c>.
/// </summary>
[AlloStringEnum(IgnoreCase = true)]
public readonly partial record struct CallDealStatus : IStringEnum<CallDealStatus>
{
    /// <summary>It is under way.</summary>
    public static partial CallDealStatus Open { get; }

    /// <summary>It was won.</summary>
    public static partial CallDealStatus Won { get; }

    /// <summary>It was lost.</summary>
    public static partial CallDealStatus Lost { get; }
}
