using System.Globalization;

namespace Withallo.Api.Tests.Resilience;

public class ResilienceDocumentTests
{
    [Fact]
    public void The_tables_of_the_page_are_those_the_tests_prove()
    {
        var options = new WithalloOptions();
        new Document("resilience")
            .Table(
                "defaults",
                "| option | default |",
                "|---|---:|",
                [
                    $"| `Timeout` | {Seconds(options.Timeout)} |",
                    $"| `TotalTimeout` | {Seconds(options.TotalTimeout)} |",
                    $"| `ConnectTimeout` | {Seconds(options.ConnectTimeout)} |",
                    $"| `Retry.MaxRetries` | {options.Retry.MaxRetries} |",
                    $"| `Retry.BaseDelay` | {Seconds(options.Retry.BaseDelay)} |",
                    $"| `Retry.MaxDelay` | {Seconds(options.Retry.MaxDelay)} |",
                    $"| `RateLimit.Enabled` | {(options.RateLimit.Enabled ? "true" : "false")} |",
                    $"| `RateLimit.ReadsPerSecond` | {options.RateLimit.ReadsPerSecond} |",
                    $"| `RateLimit.WritesPerSecond` | {options.RateLimit.WritesPerSecond} |",
                    $"| `RateLimit.QueueTimeout` | {Seconds(options.RateLimit.QueueTimeout)} |",
                ])
            .Table(
                "operations",
                "| kind | operations |",
                "|---|---|",
                Enum.GetValues<OperationKind>().Select(static kind =>
                    $"| {Name(kind)} | {string.Join("<br>", Operations.All.Where(operation => operation.Kind == kind).Select(static operation => $"`{operation.Name}`").Distinct())} |"))
            .Table(
                "retry matrix",
                "| what happens every time | repeatable | idempotent | neither | SMS | thrown in the end |",
                "|---|---:|---:|---:|---:|---|",
                RetryMatrix.Cases.Select(static row =>
                    $"| {row.What} | {row.Attempts.Repeatable} | {row.Attempts.Idempotent} | {row.Attempts.Neither} | {row.Attempts.Sms} | `{row.Thrown.Name}` |"))
            .AssertProven();
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture) + " s";

    private static string Name(OperationKind kind) => kind == OperationKind.Sms ? "SMS" : kind.ToString().ToLowerInvariant();
}
