using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Withallo.Benchmarks.Support;

/// <summary>Responds to every request on loopback with the same bytes, as cheaply as can be, so that what is measured is the client.</summary>
public sealed class CannedServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _response;

    public CannedServer(byte[] body)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nX-Request-Id: req_1\r\n\r\n");
        _response = [.. Encoding.ASCII.GetBytes(head), .. body];
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(256);
        BaseUrl = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}");
        _ = AcceptAsync();
    }

    public string BaseUrl { get; }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            socket.NoDelay = true;
            var buffer = new byte[16 * 1024];
            var length = 0;
            try
            {
                while (await socket.ReceiveAsync(buffer.AsMemory(length)) is > 0 and var read)
                {
                    length += read;
                    if (IsWhole(buffer.AsSpan(0, length)))
                    {
                        length = 0;
                        await socket.SendAsync(_response);
                    }
                }
            }
            catch (SocketException)
            {
                // The client hung up.
            }
        }
    }

    /// <summary>Whether head and body are there; a client sends one request at a time.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> request)
    {
        var head = request.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        var length = request[..head].IndexOf("Content-Length: "u8);
        if (length < 0)
        {
            return true;
        }

        var digits = request[(length + "Content-Length: "u8.Length)..];
        return request.Length >= head + 4 + int.Parse(digits[..digits.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}
