using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// How the call to a queued number ended; items and API v1 have words of their own (rest-v2.md §16 trap 5).
/// Open: see <see cref="IOpenValue{TSelf}"/>.
/// </summary>
[JsonConverter(typeof(OpenValueConverter<RoutingResult>))]
public readonly record struct RoutingResult : IOpenValue<RoutingResult>
{
    private readonly string? _value;

    private RoutingResult(string? value) => _value = value;

    /// <summary>It could not be connected.</summary>
    public static RoutingResult Failed { get; } = new("FAILED");

    /// <summary>It was received; Allo documents no more than the word.</summary>
    public static RoutingResult Received { get; } = new("RECEIVED");

    /// <summary>The number is blocked.</summary>
    public static RoutingResult Blocked { get; } = new("BLOCKED");

    /// <summary>Somebody picked up.</summary>
    public static RoutingResult Answered { get; } = new("ANSWERED");

    /// <summary>It was handed on; Allo documents no more than the word.</summary>
    public static RoutingResult TransferredBland { get; } = new("TRANSFERRED_BLAND");

    /// <summary>It was handed on; Allo documents no more than the word.</summary>
    public static RoutingResult TransferredElevenLabs { get; } = new("TRANSFERRED_ELEVEN_LABS");

    /// <summary>It was handed to a number outside Allo.</summary>
    public static RoutingResult TransferredExternal { get; } = new("TRANSFERRED_EXTERNAL");

    /// <summary>It could not be connected to a number outside Allo.</summary>
    public static RoutingResult FailedExternal { get; } = new("FAILED_EXTERNAL");

    /// <summary>It went to voicemail.</summary>
    public static RoutingResult Voicemail { get; } = new("VOICEMAIL");

    /// <summary>It was closed; Allo documents no more than the word.</summary>
    public static RoutingResult Closed { get; } = new("CLOSED");

    /// <inheritdoc/>
    public static IReadOnlyList<RoutingResult> Known { get; } =
    [
        Failed,
        Received,
        Blocked,
        Answered,
        TransferredBland,
        TransferredElevenLabs,
        TransferredExternal,
        FailedExternal,
        Voicemail,
        Closed,
    ];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static RoutingResult From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator RoutingResult(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
