using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A stage of the outbound funnel. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<OutboundStage>))]
public readonly record struct OutboundStage : IOpenValue<OutboundStage>
{
    private readonly string? _value;

    private OutboundStage(string? value) => _value = value;

    /// <summary>A number was dialed.</summary>
    public static OutboundStage Dial { get; } = new("DIAL");

    /// <summary>The call was connected.</summary>
    public static OutboundStage Connected { get; } = new("CONNECTED");

    /// <summary>A conversation took place.</summary>
    public static OutboundStage Conversation { get; } = new("CONVERSATION");

    /// <summary>The call bears a tag that counts as a conversion: see <see cref="OutboundAnalyticsRequest.Tags"/>.</summary>
    public static OutboundStage Conversion { get; } = new("CONVERSION");

    /// <inheritdoc/>
    public static IReadOnlyList<OutboundStage> Known { get; } = [Dial, Connected, Conversation, Conversion];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static OutboundStage From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator OutboundStage(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
