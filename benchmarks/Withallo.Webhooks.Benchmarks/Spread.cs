using System.Globalization;

namespace Withallo.Webhooks.Benchmarks;

/// <summary>A median and the middle half around it.</summary>
internal readonly record struct Spread(double Low, double Median, double High)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new(sorted[sorted.Length / 4], sorted[sorted.Length / 2], sorted[sorted.Length * 3 / 4]);
    }

    /// <summary>A ratio with its middle half.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:0.00} | {Low:0.00}–{High:0.00}");
}
