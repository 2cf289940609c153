using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Why a number did not enter the queue. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
public readonly partial record struct SkipReason : IStringEnum<SkipReason>
{
    /// <summary>Allo cannot read it as a phone number.</summary>
    public static partial SkipReason InvalidPhoneNumber { get; }
}
