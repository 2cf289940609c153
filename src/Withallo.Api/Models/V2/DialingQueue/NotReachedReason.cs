using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Why a queued number was not reached. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
public readonly partial record struct NotReachedReason : IStringEnum<NotReachedReason>
{
    /// <summary>The line was busy.</summary>
    public static partial NotReachedReason Busy { get; }

    /// <summary>The other party could not be reached for now.</summary>
    public static partial NotReachedReason CalleeTemporarilyUnavailable { get; }

    /// <summary>It rang too long.</summary>
    public static partial NotReachedReason RingTimeout { get; }

    /// <summary>The number is not in service.</summary>
    public static partial NotReachedReason NotInService { get; }

    /// <summary>The call was declined.</summary>
    public static partial NotReachedReason Declined { get; }

    /// <summary>The network failed.</summary>
    public static partial NotReachedReason NetworkError { get; }
}
