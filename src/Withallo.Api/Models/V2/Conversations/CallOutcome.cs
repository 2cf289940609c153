using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// How a call ended, as items of API v2 say it; API v1 and dialing queues have words of their own (rest-v2.md §16 trap 5).
/// Open: see <see cref="IOpenValue{TSelf}"/>.
/// </summary>
[JsonConverter(typeof(OpenValueConverter<CallOutcome>))]
public readonly record struct CallOutcome : IOpenValue<CallOutcome>
{
    private readonly string? _value;

    private CallOutcome(string? value) => _value = value;

    /// <summary>Somebody picked up.</summary>
    public static CallOutcome Answered { get; } = new("ANSWERED");

    /// <summary>It went to voicemail.</summary>
    public static CallOutcome Voicemail { get; } = new("VOICEMAIL");

    /// <summary>It was handed on.</summary>
    public static CallOutcome Transferred { get; } = new("TRANSFERRED");

    /// <inheritdoc/>
    public static IReadOnlyList<CallOutcome> Known { get; } = [Answered, Voicemail, Transferred];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static CallOutcome From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator CallOutcome(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
