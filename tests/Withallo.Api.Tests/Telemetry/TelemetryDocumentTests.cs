using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Withallo.Api.Diagnostics;
using Withallo.Api.Tests.Resilience;

namespace Withallo.Api.Tests.Telemetry;

public class TelemetryDocumentTests
{
    private readonly Document _document = new("telemetry");

    [Fact]
    public void The_tables_of_the_page_are_those_of_the_client()
    {
        var instruments = new SortedDictionary<string, Instrument>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter == WithalloTelemetry.Meter)
                {
                    instruments[instrument.Name] = instrument;
                }
            },
        };
        listener.Start();

        _document
            .Table(
                "metrics",
                "| name | kind | unit | what |",
                "|---|---|---|---|",
                instruments.Values.Select(static instrument =>
                    $"| `{instrument.Name}` | {instrument.GetType().Name.Split('`')[0].ToLowerInvariant()} | `{instrument.Unit}` | {instrument.Description} |"))
            .Table(
                "log events",
                "| id | name | level | message |",
                "|---:|---|---|---|",
                typeof(ApiLog).GetMethods(BindingFlags.Static | BindingFlags.Public)
                    .Select(static method => (method.Name, Message: method.GetCustomAttribute<LoggerMessageAttribute>()!))
                    .OrderBy(static line => line.Message.EventId)
                    .Select(static line => $"| {line.Message.EventId} | {line.Name} | {line.Message.Level} | `{line.Message.Message}` |"))
            .AssertProven();
    }

    [Fact]
    public async Task Every_attribute_that_is_set_is_on_the_page()
    {
        using var recorder = new Recorder();
        var requests = 0;
        await using var server = new FaultServer((_, wire) => ++requests == 1 ? wire.RespondAsync(429, "", ("Retry-After", "1")) : wire.RespondAsync(400, """{"code":"X","request_id":"req_1"}"""));
        using var client = Clients.Create(server.Port, new ImpatientClock(TimeSpan.FromSeconds(20)));
        await Assert.ThrowsAsync<WithalloValidationException>(() => client.PhoneNumbers.ListAsync(cancellationToken: TestContext.Current.CancellationToken));

        var attributes = recorder.Spans.Where(span => span.Source.Name == WithalloTelemetry.Name && Equals(span.GetTagItem("server.port"), server.Port)).SelectMany(static span => span.TagObjects).Select(static tag => tag.Key)
            .Concat(recorder.Measurements.Where(static one => one.Name.StartsWith("withallo.", StringComparison.Ordinal)).SelectMany(static one => one.Tags.Keys))
            .Distinct().ToArray();

        Assert.Contains("http.request.resend_count", attributes);
        Assert.All(attributes, attribute => Assert.Contains($"`{attribute}`", _document.Text, StringComparison.Ordinal));
    }
}
