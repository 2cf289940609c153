using Withallo.Api.V2;

namespace Dashboard.Parts;

/// <summary>The last thirty days, and the thirty before them to compare with.</summary>
internal static class Period
{
    private const int Days = 30;

    public static TeamMetricsRequest Team(TimeProvider clock) => new() { Date = Last(clock), CompareDate = Before(clock) };

    public static OutboundAnalyticsRequest Outbound(TimeProvider clock) => new() { Date = Last(clock) };

    private static AnalyticsDateRange Last(TimeProvider clock) => new(Today(clock).AddDays(1 - Days), Today(clock));

    private static AnalyticsDateRange Before(TimeProvider clock) => new(Today(clock).AddDays(1 - (2 * Days)), Today(clock).AddDays(-Days));

    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
