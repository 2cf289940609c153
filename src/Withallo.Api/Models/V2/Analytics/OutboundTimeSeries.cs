using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Outbound figures over time.</summary>
[AlloObject]
public sealed partial record OutboundTimeSeries : AlloObject
{
    /// <summary>Numbers dialed.</summary>
    public IReadOnlyList<TimeSeriesPoint> Dials { get; set => field = value ?? []; } = [];

    /// <summary>Calls connected.</summary>
    public IReadOnlyList<TimeSeriesPoint> Connected { get; set => field = value ?? []; } = [];

    /// <summary>The share of dials that were connected, 0 to 1.</summary>
    public IReadOnlyList<TimeSeriesPoint> ConnectionRate { get; set => field = value ?? []; } = [];

    /// <summary>Calls with a tag that counts as a conversion.</summary>
    public IReadOnlyList<TimeSeriesPoint> Conversions { get; set => field = value ?? []; } = [];
}
