using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// Where a contact's deal stands. A string enum: see <see cref="IStringEnum{TSelf}"/>. Compared without regard to case, for Allo's reference
/// lists <c>OPEN</c> and shows <c>open</c>; the value stays as it came.
/// </summary>
[AlloStringEnum(IgnoreCase = true)]
public readonly partial record struct DealStatus : IStringEnum<DealStatus>
{
    /// <summary>Still open.</summary>
    public static partial DealStatus Open { get; }

    /// <summary>Won.</summary>
    public static partial DealStatus Won { get; }

    /// <summary>Lost.</summary>
    public static partial DealStatus Lost { get; }
}
