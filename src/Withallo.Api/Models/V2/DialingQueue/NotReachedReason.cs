using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Why a queued number was not reached. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<NotReachedReason>))]
public readonly record struct NotReachedReason : IOpenValue<NotReachedReason>
{
    private readonly string? _value;

    private NotReachedReason(string? value) => _value = value;

    /// <summary>The line was busy.</summary>
    public static NotReachedReason Busy { get; } = new("BUSY");

    /// <summary>The other party could not be reached for now.</summary>
    public static NotReachedReason CalleeTemporarilyUnavailable { get; } = new("CALLEE_TEMPORARILY_UNAVAILABLE");

    /// <summary>It rang too long.</summary>
    public static NotReachedReason RingTimeout { get; } = new("RING_TIMEOUT");

    /// <summary>The number is not in service.</summary>
    public static NotReachedReason NotInService { get; } = new("NOT_IN_SERVICE");

    /// <summary>The call was declined.</summary>
    public static NotReachedReason Declined { get; } = new("DECLINED");

    /// <summary>The network failed.</summary>
    public static NotReachedReason NetworkError { get; } = new("NETWORK_ERROR");

    /// <inheritdoc/>
    public static IReadOnlyList<NotReachedReason> Known { get; } =
    [
        Busy,
        CalleeTemporarilyUnavailable,
        RingTimeout,
        NotInService,
        Declined,
        NetworkError,
    ];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static NotReachedReason From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator NotReachedReason(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
