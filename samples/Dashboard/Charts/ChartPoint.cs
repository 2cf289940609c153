namespace Dashboard.Charts;

/// <summary>A column of a chart.</summary>
/// <param name="Day">The day.</param>
/// <param name="Whole">The figure.</param>
/// <param name="Part">The part of it that stands out.</param>
public sealed record ChartPoint(DateOnly Day, double Whole, double Part);
