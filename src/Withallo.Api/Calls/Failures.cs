using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using System.Text.Json;
using Polly;

namespace Withallo.Api.Calls;

/// <summary>The failures that are not Allo's error responses, as exceptions that say what happened and repeat nothing.</summary>
internal static class Failures
{
    /// <summary>Whether an exception is the transport's, or a rejection by a resilience handler that the application added.</summary>
    public static bool IsTransport(Exception exception) =>
        exception is OperationCanceledException or HttpRequestException or IOException or SocketException or ObjectDisposedException
            or AuthenticationException or ExecutionRejectedException;

    public static WithalloTimeoutException TimedOut(CallState call, WithalloDeadline deadline, Exception cause)
    {
        var length = call.LengthOf(deadline);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{call.Operation} took longer than {NameOf(deadline)} of {length.TotalSeconds:0.###} s allows. Attempts made: {call.Attempts}."),
            deadline,
            length,
            cause)
        {
            Operation = call.Operation,
            Attempts = call.Attempts,
        };
    }

    /// <summary>The client was disposed under a running call.</summary>
    public static WithalloConnectionException Disposed(CallState call) => new($"{call.Operation}: the client was disposed while the call was under way.")
    {
        RequestWasSent = call.Attempts > 0,
        Operation = call.Operation,
        Attempts = call.Attempts,
    };

    /// <summary>Not an error response of Allo's but the client's own limit: the attempt was not sent, and waiting longer is the caller's to decide.</summary>
    public static WithalloRateLimitException QueueTimeout(CallState call, TimeSpan longest, TimeSpan? wait) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{call.Operation} was not sent: it would wait for its permit longer than RateLimit.QueueTimeout allows ({longest.TotalSeconds:0.###} s)."))
        {
            RetryAfter = wait,
            Operation = call.Operation,
            Attempts = call.Attempts,
        };

    public static WithalloConnectionException NoResponse(CallState call, Exception cause)
    {
        var error = cause switch
        {
            HttpRequestException request => request.HttpRequestError,
            HttpIOException body => body.HttpRequestError,
            _ => HttpRequestError.Unknown,
        };
        var socketError = ((cause as SocketException) ?? (cause.InnerException as SocketException))?.SocketErrorCode;
        // A resolver that cannot be reached differs from an unknown name by the socket error alone.
        var unresolved = error == HttpRequestError.NameResolutionError
            || socketError is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery;
        var refused = error == HttpRequestError.ConnectionError && socketError == SocketError.ConnectionRefused;
        var what = error switch
        {
            _ when unresolved => "the host's name could not be resolved",
            _ when refused => "the host refused the connection",
            HttpRequestError.ConnectionError => "no connection could be made",
            HttpRequestError.SecureConnectionError => "no secure connection could be made",
            HttpRequestError.ProxyTunnelError => "the proxy let nothing through",
            HttpRequestError.InvalidResponse => "what came back is not HTTP",
            _ => "the connection broke before the response was complete",
        };
        return new WithalloConnectionException(
            $"{call.Operation}: {what}. Attempts made: {call.Attempts}.",
            // .NET quotes the line it could not read, and that may hold anything.
            error == HttpRequestError.InvalidResponse ? null : cause)
        {
            RequestWasSent = !unresolved && error is not (HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError),
            Refused = refused,
            Operation = call.Operation,
            Attempts = call.Attempts,
        };
    }

    public static WithalloResponseException Unreadable(CallState call, ReadOnlySpan<byte> body, string what, Exception? cause = null) =>
        new($"{call.Operation} succeeded with {(int)call.StatusCode!.Value}, but its response {what}.", call.StatusCode.Value, cause)
        {
            ResponseBody = body.IsEmpty ? null : Encoding.UTF8.GetString(body[..Math.Min(body.Length, ApiError.LongestBody)]),
            RequestId = call.RequestId,
            Operation = call.Operation,
            Attempts = call.Attempts,
        };

    /// <summary>Where the reader stumbled. Only the place: its own message may quote what it read.</summary>
    public static string Place(Exception exception) =>
        exception is JsonException { LineNumber: { } line, BytePositionInLine: { } position }
            ? string.Create(CultureInfo.InvariantCulture, $"is not the JSON that was promised (line {line + 1}, byte {position + 1})")
            : "is not the JSON that was promised";

    private static string NameOf(WithalloDeadline deadline) => deadline switch
    {
        WithalloDeadline.Attempt => "the timeout of one attempt",
        WithalloDeadline.Connect => "the timeout of a connection",
        _ => "the timeout of the whole call",
    };
}
