using Withallo.Json;

namespace Withallo;

/// <summary>
/// How a call ended, in API v1 and in call webhooks; items of API v2 and dialing queues have values of their own. A string enum: see
/// <see cref="IStringEnum{TSelf}"/>.
/// </summary>
[AlloStringEnum]
public readonly partial record struct CallResult : IStringEnum<CallResult>
{
    /// <summary>Somebody picked up.</summary>
    public static partial CallResult Answered { get; }

    /// <summary>It went to voicemail; an outbound call that meets one always says so.</summary>
    public static partial CallResult Voicemail { get; }

    /// <summary>It was handed to the AI agent.</summary>
    public static partial CallResult TransferredAi { get; }

    /// <summary>It was handed to a number outside Allo.</summary>
    public static partial CallResult TransferredExternal { get; }

    /// <summary>The caller is blocked.</summary>
    public static partial CallResult Blocked { get; }

    /// <summary>It could not be connected.</summary>
    public static partial CallResult Failed { get; }

    /// <summary>It could not be connected to a number outside Allo.</summary>
    public static partial CallResult FailedExternal { get; }

    /// <summary>It was received; Allo documents no more than the value.</summary>
    public static partial CallResult Received { get; }

    /// <summary>It was closed; Allo documents no more than the value.</summary>
    public static partial CallResult Closed { get; }
}
