using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Withallo.Api;

/// <summary>The names under which the client can be watched; docs/telemetry.md says what each carries.</summary>
public static class WithalloTelemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>, of the <see cref="System.Diagnostics.Metrics.Meter"/> and of the log category.</summary>
    public const string Name = "Withallo.Api";

    internal static ActivitySource Source { get; } = new(Name, WithalloVersion.Current);

    internal static Meter Meter { get; } = new(Name, WithalloVersion.Current);

    /// <summary>How long a call took, all attempts and delays included, in seconds.</summary>
    internal static Histogram<double> Duration { get; } =
        Meter.CreateHistogram<double>("withallo.client.operation.duration", "s", "Duration of a call, attempts and delays included.");

    internal static Counter<long> Retries { get; } =
        Meter.CreateCounter<long>("withallo.client.retries", "{attempt}", "Attempts after the first.");

    internal static Counter<long> RateLimited { get; } =
        Meter.CreateCounter<long>("withallo.client.rate_limited", "{response}", "Responses with status 429.");

    internal static Histogram<double> LimiterWait { get; } =
        Meter.CreateHistogram<double>("withallo.client.limiter.wait", "s", "Time that requests waited for permits.");
}
