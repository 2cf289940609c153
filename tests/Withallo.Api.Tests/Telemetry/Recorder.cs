using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Withallo.Api.Tests.Resilience;

namespace Withallo.Api.Tests.Telemetry;

/// <summary>Everything that tracing, metrics and logging would export from this process: all sources, all meters, all levels.</summary>
internal sealed class Recorder : IDisposable
{
    private readonly ActivityListener _spans;
    private readonly MeterListener _meters = new();

    public Recorder()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_spans);
        _meters.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measure(instrument, value, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measure(instrument, value, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Measure(instrument, value, tags));
        _meters.Start();
    }

    public ConcurrentQueue<Activity> Spans { get; } = new();

    public ConcurrentQueue<Measurement> Measurements { get; } = new();

    public RecordingLogger Log { get; } = new();

    /// <summary>All of it as text, names and values.</summary>
    public IEnumerable<string> Everything =>
    [
        .. Spans.Select(static span => string.Join(
            ' ',
            [
                span.Source.Name, span.OperationName, span.DisplayName, span.StatusDescription, span.TraceStateString,
                .. span.TagObjects.Concat(span.Events.SelectMany(static happened => happened.Tags)).Concat(span.Links.SelectMany(static link => link.Tags ?? []))
                    .Select(static tag => $"{tag.Key}={tag.Value}"),
                .. span.Baggage.Select(static pair => $"{pair.Key}={pair.Value}"),
            ])),
        .. Measurements.Select(static measurement => $"{measurement.Name} {string.Join(' ', measurement.Tags.Select(static tag => $"{tag.Key}={tag.Value}"))}"),
        .. Log.Lines.Select(static line => line.Text),
    ];

    public void Dispose()
    {
        _spans.Dispose();
        _meters.Dispose();
    }

    private void Measure(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Measurements.Enqueue(new Measurement(instrument.Name, value, tags.ToArray().ToDictionary(static tag => tag.Key, static tag => tag.Value)));

    internal sealed record Measurement(string Name, double Value, IReadOnlyDictionary<string, object?> Tags);
}
