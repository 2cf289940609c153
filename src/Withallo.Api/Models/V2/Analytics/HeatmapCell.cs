using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A figure at an hour of a weekday.</summary>
[AlloObject]
public sealed partial record HeatmapCell : AlloObject
{
    /// <summary>The weekday.</summary>
    public Weekday Day { get; set; }

    /// <summary>The hour, 0 to 23.</summary>
    public int? Hour { get; set; }

    /// <summary>The figure: a count, or a rate with fractions, although Allo's reference calls it whole.</summary>
    public double? Value { get; set; }
}
