using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo;

/// <summary>How a call ended, in API v1 and in call webhooks (API v2 items and dialing queues have words of their own). Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<CallResult>))]
public readonly record struct CallResult : IOpenValue<CallResult>
{
    private readonly string? _value;

    private CallResult(string? value) => _value = value;

    /// <summary>Somebody picked up.</summary>
    public static CallResult Answered { get; } = new("ANSWERED");

    /// <summary>It went to voicemail; an outbound call that meets one always says so.</summary>
    public static CallResult Voicemail { get; } = new("VOICEMAIL");

    /// <summary>It was handed to the AI agent.</summary>
    public static CallResult TransferredAi { get; } = new("TRANSFERRED_AI");

    /// <summary>It was handed to a number outside Allo.</summary>
    public static CallResult TransferredExternal { get; } = new("TRANSFERRED_EXTERNAL");

    /// <summary>The caller is blocked.</summary>
    public static CallResult Blocked { get; } = new("BLOCKED");

    /// <summary>It could not be connected.</summary>
    public static CallResult Failed { get; } = new("FAILED");

    /// <summary>It could not be connected to a number outside Allo.</summary>
    public static CallResult FailedExternal { get; } = new("FAILED_EXTERNAL");

    /// <summary>It was received; Allo documents no more than the word.</summary>
    public static CallResult Received { get; } = new("RECEIVED");

    /// <summary>It was closed; Allo documents no more than the word.</summary>
    public static CallResult Closed { get; } = new("CLOSED");

    /// <inheritdoc/>
    public static IReadOnlyList<CallResult> Known { get; } =
    [
        Answered,
        Voicemail,
        TransferredAi,
        TransferredExternal,
        Blocked,
        Failed,
        FailedExternal,
        Received,
        Closed,
    ];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static CallResult From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator CallResult(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
