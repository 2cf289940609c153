using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A figure at a date.</summary>
[AlloObject]
public sealed partial record TimeSeriesPoint : AlloObject
{
    /// <summary>The day the point stands for.</summary>
    public DateOnly? Date { get; set; }

    /// <summary>The figure.</summary>
    public double? Value { get; set; }
}
