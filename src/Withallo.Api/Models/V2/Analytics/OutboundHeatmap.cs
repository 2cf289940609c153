using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Outbound figures by weekday and hour.</summary>
[AlloObject]
public sealed partial record OutboundHeatmap : AlloObject
{
    /// <summary>Numbers dialed.</summary>
    public IReadOnlyList<HeatmapCell> Dials { get; set => field = value ?? []; } = [];

    /// <summary>Calls connected.</summary>
    public IReadOnlyList<HeatmapCell> Connected { get; set => field = value ?? []; } = [];

    /// <summary>The share of dials that were connected, 0 to 1.</summary>
    public IReadOnlyList<HeatmapCell> ConnectionRate { get; set => field = value ?? []; } = [];
}
