using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Withallo.Webhooks;

/// <summary>The names under which an endpoint can be watched; docs/webhooks.md says what each carries.</summary>
public static class WithalloWebhooksTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/>, of the <see cref="System.Diagnostics.Metrics.Meter"/> and of the log category.</summary>
    public const string Name = "Withallo.Webhooks";

    private static readonly string? Version = typeof(WithalloWebhooksTelemetry).Assembly.GetName().Version?.ToString(3);

    internal static ActivitySource Source { get; } = new(Name, Version);

    internal static Meter Meter { get; } = new(Name, Version);

    internal static Counter<long> Received { get; } =
        Meter.CreateCounter<long>("withallo.webhooks.received", "{delivery}", "Deliveries that arrived, whatever came of them.");

    internal static Counter<long> Rejected { get; } =
        Meter.CreateCounter<long>("withallo.webhooks.rejected", "{delivery}", "Deliveries with a response of 4xx, by reason.");

    internal static Counter<long> Duplicates { get; } =
        Meter.CreateCounter<long>("withallo.webhooks.duplicates", "{delivery}", "Deliveries of events that had been handled before.");

    internal static Counter<long> Unknown { get; } =
        Meter.CreateCounter<long>("withallo.webhooks.unknown", "{delivery}", "Deliveries of topics that this SDK does not know.");

    internal static Counter<long> Handled { get; } =
        Meter.CreateCounter<long>("withallo.webhooks.handled", "{delivery}", "Deliveries whose handlers all succeeded, by topic.");

    internal static Counter<long> Failed { get; } =
        Meter.CreateCounter<long>("withallo.webhooks.failed", "{delivery}", "Deliveries with a response of 5xx, by topic and reason.");

    internal static Histogram<double> Duration { get; } =
        Meter.CreateHistogram<double>("withallo.webhooks.duration", "s", "From the arrival of a delivery to its response, by topic and outcome.");
}
