using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A stage of the outbound funnel. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
[JsonConverter(typeof(StringEnumConverter<OutboundStage>))]
public readonly partial record struct OutboundStage : IStringEnum<OutboundStage>
{
    /// <summary>A number was dialed.</summary>
    public static partial OutboundStage Dial { get; }

    /// <summary>The call was connected.</summary>
    public static partial OutboundStage Connected { get; }

    /// <summary>A conversation took place.</summary>
    public static partial OutboundStage Conversation { get; }

    /// <summary>The call bears a tag that counts as a conversion: see <see cref="OutboundAnalyticsRequest.Tags"/>.</summary>
    public static partial OutboundStage Conversion { get; }
}
