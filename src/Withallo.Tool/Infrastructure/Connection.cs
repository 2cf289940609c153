using System.Net.Sockets;

namespace Withallo.Tool;

/// <summary>Why nobody responded, in a sentence.</summary>
internal static class Connection
{
    /// <summary>The address is shown without its path, which may be a secret.</summary>
    public static string Explain(HttpRequestException exception, Uri url)
    {
        var where = url.GetLeftPart(UriPartial.Authority);
        return exception switch
        {
            { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => $"Nobody listens at {where}.",
            { HttpRequestError: HttpRequestError.NameResolutionError } => $"There is no host {url.Host}.",
            { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                $"The TLS connection to {where} failed; a development certificate needs --insecure, where the command has it.",
            { HttpRequestError: HttpRequestError.ConnectionError } => $"{where} cannot be reached.",
            _ => $"The connection to {where} failed before a whole response came.",
        };
    }
}
