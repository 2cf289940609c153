using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace Withallo.Api.Tests.Resilience;

/// <summary>Ten thousand calls through a network of which a tenth fails, in every way it can.</summary>
[Collection(nameof(OnItsOwn))]
public class StormTests
{
    private const int Calls = 10_000;
    private const int Workers = 64;

    [Fact]
    public async Task Every_call_ends_in_a_value_or_a_typed_exception_and_nothing_is_left_behind()
    {
        var taken = new ConcurrentDictionary<string, int>();
        var requests = 0;
        await using var server = new FaultServer(async (request, wire) =>
        {
            // Every tenth request meets a fault, another one each time.
            var number = Interlocked.Increment(ref requests);
            var fault = number % 10 == 0 ? number / 10 % Faults.Length : -1;
            if (request.Method == "POST" && (fault < 0 || !Faults[fault].Refuses))
            {
                using var message = JsonDocument.Parse(request.Body);
                taken.AddOrUpdate(message.RootElement.GetProperty("message").GetString()!, 1, static (_, times) => times + 1);
            }

            await (fault >= 0 ? Faults[fault].Respond(wire) : wire.RespondAsync(200, request.Method == "POST" ? """{"data":{"content":"ok"}}""" : """{"data":{"results":[],"metadata":null}}"""));
        })
        {
            Forgets = true,
        };
        var outcomes = new ConcurrentDictionary<string, int>();
        long memoryEarly = 0;
        using (var client = Clients.Create(server.Port, configure: static options =>
        {
            // Only silence takes that long, and one call in a hundred meets it.
            options.Timeout = TimeSpan.FromSeconds(2);
            options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
            options.Retry.MaxDelay = TimeSpan.FromMilliseconds(20);
        }))
        {
            await Parallel.ForAsync(
                0,
                Calls,
                new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = TestContext.Current.CancellationToken },
                async (call, token) =>
                {
                    if (call == Calls / 4)
                    {
                        memoryEarly = GC.GetTotalMemory(forceFullCollection: true);
                    }

                    var outcome = await OutcomeAsync(client, call, token);
                    outcomes.AddOrUpdate(outcome, 1, static (_, times) => times + 1);
                });
            var growth = GC.GetTotalMemory(forceFullCollection: true) - memoryEarly;
            Assert.True(growth < 8 * 1024 * 1024, $"The memory grew by {growth:N0} bytes over {Calls * 3 / 4} calls.");
        }

        // Not one stray exception; most calls succeed, and those that may be repeated nearly always.
        var counts = string.Join(", ", outcomes.Select(static pair => $"{pair.Key}: {pair.Value}"));
        TestContext.Current.TestOutputHelper?.WriteLine(counts);
        Assert.Equal(Calls, outcomes.Values.Sum());
        Assert.All(outcomes.Keys, static outcome => Assert.True(outcome == "value" || outcome.StartsWith("Withallo", StringComparison.Ordinal), outcome));
        Assert.True(outcomes["value"] > Calls * 9 / 10, counts);
        Assert.All(taken, static message => Assert.True(message.Value == 1, $"A message was taken {message.Value} times."));

        // The client is disposed: its connections close, and the server has none left.
        Assert.True(SpinWait.SpinUntil(() => server.OpenConnections == 0, TimeSpan.FromSeconds(5)), $"{server.OpenConnections} connections are still open.");
    }

    private static readonly (bool Refuses, Func<Wire, Task> Respond)[] Faults =
    [
        (false, static wire => Task.Run(wire.Reset)),
        (false, static wire => Task.Run(wire.Close)),
        (false, static wire => wire.RespondAsync(500)),
        (false, static wire => wire.RespondAsync(503, "<html>", ("Retry-After", "0"))),
        (true, static wire => wire.RespondAsync(429, """{"code":"RATE_LIMITED"}""")),
        (false, static wire => wire.RespondAsync(200, "<html>")),
        (false, static wire => wire.RespondAsync(200, """{"data":{"content": """)),
        (false, static async wire =>
        {
            await wire.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
            wire.Reset();
        }),
        (false, static wire => wire.RespondAsync(200, "not compressed", ("Content-Encoding", "gzip"))),
        (false, static wire => wire.SendAsync("nonsense\r\n\r\n")),
        (false, static wire => wire.SilenceAsync()),
    ];

    private static async Task<string> OutcomeAsync(WithalloClient client, int call, CancellationToken cancellationToken)
    {
        try
        {
            if (call % 3 == 0)
            {
                await client.Sms.SendAsync(
                    new SendSmsRequest { From = "+14155550100", To = "+14155550101", Message = call.ToString(CultureInfo.InvariantCulture) }, cancellationToken: cancellationToken);
            }
            else
            {
                await client.Calls.SearchAsync("+14155550100", cancellationToken: cancellationToken);
            }

            return "value";
        }
        catch (Exception exception)
        {
            return exception.GetType().Name;
        }
    }
}
