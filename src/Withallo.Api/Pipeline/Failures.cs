using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Withallo.Api.Pipeline;

/// <summary>The failures that are not Allo's refusals, in words that say what happened and repeat nothing.</summary>
internal static class Failures
{
    public static WithalloTimeoutException TimedOut(Exchange exchange, WithalloDeadline deadline, TimeSpan length, Exception cause) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{exchange.Operation.Name} took longer than {Clock(deadline)} of {length.TotalSeconds:0.###} s allows, in attempt {exchange.Attempts}."),
            deadline,
            length,
            cause)
        {
            Operation = exchange.Operation.Name,
            Attempts = exchange.Attempts,
        };

    public static WithalloConnectionException NoAnswer(Exchange exchange, Exception cause)
    {
        var error = (cause as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown;
        var what = error switch
        {
            HttpRequestError.NameResolutionError => "the host's name could not be resolved",
            HttpRequestError.ConnectionError => "no connection could be made",
            HttpRequestError.SecureConnectionError => "no secure connection could be made",
            HttpRequestError.ProxyTunnelError => "the proxy let nothing through",
            _ => "the connection broke before the answer was complete",
        };
        return new WithalloConnectionException($"{exchange.Operation.Name}: {what}, in attempt {exchange.Attempts}.", cause)
        {
            RequestWasSent = error is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError),
            Refused = error == HttpRequestError.ConnectionError,
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
