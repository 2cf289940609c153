using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>Outbound figures by weekday and hour (rest-v2.md §10).</summary>
public sealed record OutboundHeatmap
{
    /// <summary>Numbers dialed.</summary>
    public IReadOnlyList<HeatmapCell> Dials { get; set => field = value ?? []; } = [];

    /// <summary>Calls connected.</summary>
    public IReadOnlyList<HeatmapCell> Connected { get; set => field = value ?? []; } = [];

    /// <summary>The share of dials that were connected, 0 to 1.</summary>
    public IReadOnlyList<HeatmapCell> ConnectionRate { get; set => field = value ?? []; } = [];

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
