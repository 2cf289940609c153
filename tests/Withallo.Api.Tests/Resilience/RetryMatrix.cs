using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Withallo.Api.Tests.Resilience;

/// <summary>The retry matrix: the one table that the tests make happen and docs/resilience.md shows.</summary>
internal static class RetryMatrix
{
    /// <summary>One attempt, as long as a test pleases.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromMinutes(5);

    private static readonly (int, int, int, int) Always = (4, 4, 4, 4);
    /// <summary>Not counted: as often as the budget of the call allows. The test ends it after so many by a wait that is too long.</summary>
    public const int WhileTimeLasts = 11;

    private static readonly (int, int, int, int) Waited = (WhileTimeLasts, WhileTimeLasts, WhileTimeLasts, WhileTimeLasts);
    private static readonly (int, int, int, int) WhenSafe = (4, 4, 1, 1);
    private static readonly (int, int, int, int) Never = (1, 1, 1, 1);

    public static IReadOnlyList<CaseOfMatrix> Cases { get; } =
    [
        new("connection refused", Always, typeof(WithalloConnectionException), Transport: () => Connecting(async (socket, token) =>
            await socket.ConnectAsync("127.0.0.1", FaultServer.ClosedPort(), token))),
        new("host name not found", WhenSafe, typeof(WithalloConnectionException), Transport: () => Connecting(async (socket, token) =>
            // No resolver is asked for a label of more than 63 letters.
            await socket.ConnectAsync(new DnsEndPoint(new string('a', 64) + ".invalid", 443), token))),
        new("no connection within `ConnectTimeout`", WhenSafe, typeof(WithalloTimeoutException), Transport: () => Connecting(static (_, token) =>
            new ValueTask(Task.Delay(Timeout.Infinite, token)), TimeSpan.FromMilliseconds(5))),
        new("no secure connection", WhenSafe, typeof(WithalloConnectionException), static (_, wire, _) => wire.RespondAsync(200), Scheme: "https"),
        new("connection reset before the response", WhenSafe, typeof(WithalloConnectionException), static (_, wire, _) => Task.Run(wire.Reset)),
        new("connection closed before the response", WhenSafe, typeof(WithalloConnectionException), static (_, wire, _) => Task.Run(wire.Close)),
        new("connection reset in the middle of the body", WhenSafe, typeof(WithalloConnectionException), static async (_, wire, _) =>
        {
            await wire.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":");
            wire.Reset();
        }),
        new("no response within `Timeout`", WhenSafe, typeof(WithalloTimeoutException), static async (_, wire, clock) =>
        {
            clock.Advance(AttemptTimeout);
            await wire.SilenceAsync();
        }),
        new("408", WhenSafe, typeof(WithalloApiException), Status(408)),
        new("425", WhenSafe, typeof(WithalloApiException), Status(425)),
        new("429 with `Retry-After` in seconds", Waited, typeof(WithalloRateLimitException), Status(429, "", ("Retry-After", "3"))),
        new("429 with `Retry-After` as a date", Waited, typeof(WithalloRateLimitException), static (_, wire, clock) =>
            wire.RespondAsync(429, "", ("Retry-After", clock.GetUtcNow().AddSeconds(3).ToString("r", CultureInfo.InvariantCulture)))),
        new("429 with the delay in the body", Waited, typeof(WithalloRateLimitException), static (request, wire, _) => wire.RespondAsync(429, IsV1(request)
            ? """{"code":"API_KEY_QUOTA_EXCEEDED","details":[{"message":"limit=10;type=MINUTE;reset_in=3","field":"MINUTE"}]}"""
            : """{"error":{"type":"rate_limit_error","code":"RATE_LIMIT_EXCEEDED","retryable":true,"retry_after_seconds":3}}""")),
        new("429 without a delay", Waited, typeof(WithalloRateLimitException), Status(429)),
        new("429 that asks for more than `Retry.MaxDelay`", Never, typeof(WithalloRateLimitException), Status(429, "", ("Retry-After", "3600"))),
        new("429 for a daily quota", Never, typeof(WithalloRateLimitException), static (request, wire, _) => wire.RespondAsync(429, IsV1(request)
            ? """{"code":"API_KEY_QUOTA_EXCEEDED","details":[{"message":"limit=1000;type=DAILY;reset_in=3","field":"DAILY"}]}"""
            : """{"error":{"type":"rate_limit_error","code":"DAILY_SMS_LIMIT_REACHED","retryable":true,"retry_after_seconds":3}}""")),
        new("500", WhenSafe, typeof(WithalloServerException), Status(500)),
        new("500 that says `\"retryable\": false`", Never, typeof(WithalloServerException), Status(500, """{"error":{"type":"server_error","retryable":false}}""")),
        new("502", WhenSafe, typeof(WithalloServerException), Status(502, "<html>Bad gateway</html>")),
        new("503", WhenSafe, typeof(WithalloServerException), Status(503)),
        new("503 with `Retry-After`", WhenSafe, typeof(WithalloServerException), Status(503, "", ("Retry-After", "3"))),
        new("504", WhenSafe, typeof(WithalloServerException), Status(504)),
        new("400 that says `\"retryable\": true`", WhenSafe, typeof(WithalloValidationException), Status(400, """{"error":{"type":"validation_error","code":"X","retryable":true}}""")),
        new("any other 400", Never, typeof(WithalloValidationException), Status(400, """{"code":"INVALID_TO_NUMBER","details":null}""")),
        new("401", Never, typeof(WithalloAuthenticationException), Status(401, """{"code":"API_KEY_INVALID","details":null}""")),
        new("403", Never, typeof(WithalloForbiddenException), Status(403)),
        new("404", Never, typeof(WithalloNotFoundException), Status(404)),
        new("409", Never, typeof(WithalloConflictException), Status(409)),
        new("a redirect", Never, typeof(WithalloApiException), Status(307, "", ("Location", "https://example.com/"))),
        new("a success that cannot be read", Never, typeof(WithalloResponseException), Status(200, "<html>")),
    ];

    private static bool IsV1(ServedRequest request) => request.Target.StartsWith("/v1/", StringComparison.Ordinal);

    private static Func<ServedRequest, Wire, ImpatientClock, Task> Status(int status, string body = "", params (string, string)[] headers) =>
        (_, wire, _) => wire.RespondAsync(status, body, headers);

    private static SocketsHttpHandler Connecting(Func<Socket, CancellationToken, ValueTask> connect, TimeSpan? timeout = null) => new()
    {
        ConnectTimeout = timeout ?? Timeout.InfiniteTimeSpan,
        ConnectCallback = async (_, token) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await connect(socket, token);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
