using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// How the call to a queued number ended; items and API v1 have values of their own.
/// A string enum: see <see cref="IStringEnum{TSelf}"/>.
/// </summary>
[AlloStringEnum]
public readonly partial record struct RoutingResult : IStringEnum<RoutingResult>
{
    /// <summary>It could not be connected.</summary>
    public static partial RoutingResult Failed { get; }

    /// <summary>It was received; Allo documents no more than the value.</summary>
    public static partial RoutingResult Received { get; }

    /// <summary>The number is blocked.</summary>
    public static partial RoutingResult Blocked { get; }

    /// <summary>Somebody picked up.</summary>
    public static partial RoutingResult Answered { get; }

    /// <summary>It was handed on; Allo documents no more than the value.</summary>
    public static partial RoutingResult TransferredBland { get; }

    /// <summary>It was handed on; Allo documents no more than the value.</summary>
    public static partial RoutingResult TransferredElevenLabs { get; }

    /// <summary>It was handed to a number outside Allo.</summary>
    public static partial RoutingResult TransferredExternal { get; }

    /// <summary>It could not be connected to a number outside Allo.</summary>
    public static partial RoutingResult FailedExternal { get; }

    /// <summary>It went to voicemail.</summary>
    public static partial RoutingResult Voicemail { get; }

    /// <summary>It was closed; Allo documents no more than the value.</summary>
    public static partial RoutingResult Closed { get; }
}
