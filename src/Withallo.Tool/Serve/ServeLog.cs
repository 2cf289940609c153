using System.Text.Json.Nodes;
using Withallo.Testing;

namespace Withallo.Tool;

/// <summary>
/// Writes a line for each request and each attempt to deliver, wakes the pages that watch, and forgets what is old: a sandbox that runs
/// for weeks must not fill the memory.
/// </summary>
internal sealed class ServeLog
{
    private const int Kept = 1000;

    private readonly Terminal _terminal;
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ServeLog(AlloSandbox sandbox, Terminal terminal)
    {
        _terminal = terminal;
        sandbox.Requests.Added += _ => Trim(sandbox.Requests, _ => true);
        sandbox.RequestCompleted += OnCompleted;
        sandbox.Deliveries.Added += delivery =>
        {
            Trim(sandbox.Deliveries, delivery => delivery.State != DeliveryState.Pending);
            delivery.Attempts.Added += attempt => OnAttempt(delivery, attempt);
            _ = WatchAsync(delivery);
        };
    }

    /// <summary>Ends when something happens.</summary>
    public Task WhenChanged
    {
        get
        {
            lock (_lock)
            {
                return _changed.Task;
            }
        }
    }

    private static void Trim<T>(SandboxCollection<T> rows, Func<T, bool> isDone)
        where T : class
    {
        while (rows.Count > Kept && rows.FirstOrDefault(isDone) is { } oldest && rows.Remove(oldest))
        {
        }
    }

    private void OnCompleted(RecordedRequest request)
    {
        // The pattern, not the path: paths and queries hold numbers.
        var route = request.Route ?? "(no such path)";
        _terminal.Json(new JsonObject
        {
            ["event"] = "request",
            ["time"] = Instant(request.Timestamp),
            ["method"] = request.Method,
            ["route"] = request.Route,
            ["status"] = request.StatusCode,
        });
        var color = request.StatusCode < 400 ? "green" : "red";
        if (_terminal.IsPretty)
        {
            _terminal.Line($"[grey]{Clock(request.Timestamp)}[/]  {request.Method,-6} {route,-48} [{color}]{request.StatusCode}[/]");
        }
        else
        {
            _terminal.Line($"{Instant(request.Timestamp)} {request.Method} {route} {request.StatusCode}");
        }

        Change();
    }

    private void OnAttempt(SandboxDelivery delivery, DeliveryAttempt attempt)
    {
        var outcome = attempt.Error ?? "delivered";
        _terminal.Json(new JsonObject
        {
            ["event"] = "delivery",
            ["time"] = Instant(attempt.Time),
            ["topic"] = delivery.Topic.Name,
            ["id"] = delivery.Id,
            ["attempt"] = attempt.Number,
            ["status"] = attempt.StatusCode,
            ["error"] = attempt.Error,
            ["state"] = State(delivery),
        });
        var next = delivery.State switch
        {
            DeliveryState.Pending => " It is sent again.",
            DeliveryState.Failed => delivery.Generation == ApiGeneration.V1 ? " v1 events are sent once." : " That was the last attempt.",
            _ => "",
        };
        var color = attempt.Error is null ? "green" : "red";
        if (_terminal.IsPretty)
        {
            _terminal.Line($"[grey]{Clock(attempt.Time)}[/]  [bold]event[/]  {delivery.Topic.Name,-48} [{color}]{outcome}[/]{next}");
        }
        else
        {
            _terminal.Line($"{Instant(attempt.Time)} event {delivery.Topic.Name} attempt {attempt.Number}: {outcome}{next}");
        }

        Change();
    }

    private async Task WatchAsync(SandboxDelivery delivery)
    {
        await delivery.WhenSettledAsync().ConfigureAwait(false);
        if (delivery.State == DeliveryState.Abandoned)
        {
            _terminal.Json(new JsonObject
            {
                ["event"] = "delivery",
                ["topic"] = delivery.Topic.Name,
                ["id"] = delivery.Id,
                ["error"] = delivery.Reason,
                ["state"] = State(delivery),
            });
            _terminal.Line($"[yellow]{delivery.Topic.Name}: {delivery.Reason}[/]");
        }

        Change();
    }

    private void Change()
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }

#pragma warning disable CA1308 // A name to read, not a key to compare by.
    private static string State(SandboxDelivery delivery) => delivery.State.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    private static string Instant(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}";

    private static string Clock(DateTimeOffset time) => $"{time.ToLocalTime():HH:mm:ss}";
}
