using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Withallo.Api.Tests.Resilience;

/// <summary>The server's end of a connection: responses, or anything a network does instead.</summary>
internal sealed class Wire(Socket socket, CancellationToken serverStops) : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _filled;

    /// <summary>Ends when the server does.</summary>
    public CancellationToken ServerStops => serverStops;

    /// <summary>An ordinary response with its true length.</summary>
    public Task RespondAsync(int status, string body = "", params (string Name, string Value)[] headers) =>
        RespondAsync(status, Encoding.UTF8.GetBytes(body), headers);

    public async Task RespondAsync(int status, byte[] body, params (string Name, string Value)[] headers)
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Status\r\nContent-Length: {body.Length}\r\n");
        foreach (var (name, value) in headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        await SendAsync([.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body]);
    }

    /// <summary>Bytes as they are: a head that lies, half a response, nonsense.</summary>
    public Task SendAsync(string raw) => SendAsync(Encoding.UTF8.GetBytes(raw));

    public async Task SendAsync(byte[] raw)
    {
        for (var sent = 0; sent < raw.Length;)
        {
            sent += await socket.SendAsync(raw.AsMemory(sent), serverStops);
        }
    }

    /// <summary>Breaks the connection off (RST).</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Ends the connection in order (FIN).</summary>
    public void Close()
    {
        socket.Shutdown(SocketShutdown.Both);
        socket.Close();
    }

    /// <summary>Says nothing more until the client hangs up.</summary>
    public async Task SilenceAsync()
    {
        while (await socket.ReceiveAsync(_buffer.AsMemory(), serverStops) > 0)
        {
        }
    }

    /// <summary>The next request; null when the client hung up.</summary>
    public async Task<ServedRequest?> ReadAsync()
    {
        int end;
        while ((end = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            // A TLS handshake: this server speaks none, and hangs up.
            if (!await ReceiveAsync() || _buffer[0] == 0x16)
            {
                return null;
            }
        }

        var lines = Encoding.ASCII.GetString(_buffer, 0, end).Split("\r\n");
        var headers = lines.Skip(1).Select(static line => line.Split(": ", 2)).ToDictionary(static pair => pair[0], static pair => pair[^1], StringComparer.OrdinalIgnoreCase);
        var length = int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture);
        var whole = end + 4 + length;
        while (_filled < whole)
        {
            if (!await ReceiveAsync())
            {
                return null;
            }
        }

        var first = lines[0].Split(' ');
        var request = new ServedRequest(first[0], first[1], headers, Encoding.UTF8.GetString(_buffer, end + 4, length));
        _buffer.AsSpan(whole, _filled - whole).CopyTo(_buffer);
        _filled -= whole;
        return request;
    }

    public void Dispose() => socket.Dispose();

    private async Task<bool> ReceiveAsync()
    {
        var read = await socket.ReceiveAsync(_buffer.AsMemory(_filled), serverStops);
        _filled += read;
        return read > 0;
    }
}
