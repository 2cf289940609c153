using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Withallo.Api.Pipeline;

/// <summary>The failures that are not Allo's refusals, in words that say what happened and repeat nothing.</summary>
internal static class Failures
{
    public static WithalloTimeoutException TimedOut(Exchange exchange, WithalloDeadline deadline, TimeSpan length, Exception cause) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{exchange.Operation.Name} took longer than {Clock(deadline)} of {length.TotalSeconds:0.###} s allows. Attempts made: {exchange.Attempts}."),
            deadline,
            length,
            cause)
        {
            Operation = exchange.Operation.Name,
            Attempts = exchange.Attempts,
        };

    public static WithalloConnectionException NoAnswer(Exchange exchange, Exception cause)
    {
        var error = cause switch
        {
            HttpRequestException request => request.HttpRequestError,
            HttpIOException body => body.HttpRequestError,
            _ => HttpRequestError.Unknown,
        };
        var socketError = (cause.InnerException as SocketException)?.SocketErrorCode;
        // A resolver that cannot be reached is told apart from an unknown name by the socket error alone.
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
            _ => "the connection broke before the answer was complete",
        };
        return new WithalloConnectionException(
            $"{exchange.Operation.Name}: {what}. Attempts made: {exchange.Attempts}.",
            // .NET quotes the line it could not read, and that may hold anything.
            error == HttpRequestError.InvalidResponse ? null : cause)
        {
            RequestWasSent = !unresolved && error is not (HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError),
            Refused = refused,
            Operation = exchange.Operation.Name,
            Attempts = exchange.Attempts,
        };
    }

    public static WithalloResponseException Unreadable(Exchange exchange, ReadOnlySpan<byte> body, string what, Exception? cause = null) =>
        new($"{exchange.Operation.Name} succeeded with {(int)exchange.StatusCode!.Value}, but its answer {what}.", exchange.StatusCode.Value, cause)
        {
            ResponseBody = body.IsEmpty ? null : Encoding.UTF8.GetString(body[..Math.Min(body.Length, ApiError.LongestBody)]),
            RequestId = exchange.RequestId,
            Operation = exchange.Operation.Name,
            Attempts = exchange.Attempts,
        };

    /// <summary>Where the reader stumbled. Only the place: its own message may quote what it read.</summary>
    public static string Place(Exception exception) =>
        exception is JsonException { LineNumber: { } line, BytePositionInLine: { } position }
            ? string.Create(CultureInfo.InvariantCulture, $"is not the JSON that was promised (line {line + 1}, byte {position + 1})")
            : "is not the JSON that was promised";

    private static string Clock(WithalloDeadline deadline) => deadline switch
    {
        WithalloDeadline.Attempt => "the time-out of one attempt",
        WithalloDeadline.Connect => "the time-out of a connection",
        _ => "the time-out of the whole call",
    };
}
