namespace Withallo.Testing;

/// <summary>When a delivery that failed is tried again: the time before each further attempt.</summary>
public static class DeliverySchedule
{
    private const double Haste = 50_000;

    /// <summary>Allo's own: 8 attempts over 27 hours and a half. For a clock that a test moves.</summary>
    public static IReadOnlyList<TimeSpan> Documented { get; } =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(10),
    ];

    /// <summary>The same, 50,000 times as fast: 8 attempts in two seconds.</summary>
    public static IReadOnlyList<TimeSpan> Shortened { get; } = [.. Documented.Select(delay => delay / Haste)];
}
