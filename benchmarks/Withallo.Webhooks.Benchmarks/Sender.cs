using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Withallo.Webhooks.Benchmarks;

/// <summary>Sends signed deliveries over connections that stay open, as cheaply as can be, so that what is measured is the receiver.</summary>
internal sealed class Sender : IDisposable
{
    private readonly WebhookSigner _signer = new(Receiver.Secret);
    private readonly Socket[] _connections;

    private Sender(Socket[] connections) => _connections = connections;

    public static async Task<Sender> ConnectAsync(EndPoint receiver, int connections)
    {
        var sender = new Sender([.. Enumerable.Range(0, connections).Select(static _ => new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true })]);
        foreach (var connection in sender._connections)
        {
            await connection.ConnectAsync(receiver);
        }

        return sender;
    }

    /// <summary>Deliveries with ids of their own, signed.</summary>
    public byte[][] Prepare(byte[] body, int count) => [.. Enumerable.Range(0, count).Select(_ => Request(body))];

    /// <summary>Sends them, one at a time on each connection.</summary>
    public async Task SendAsync(byte[][] deliveries)
    {
        var next = -1;
        await Task.WhenAll(_connections.Select(async connection =>
        {
            var buffer = new byte[4096];
            while (Interlocked.Increment(ref next) is var i && i < deliveries.Length)
            {
                await connection.SendAsync(deliveries[i]);
                await ReceiveAsync(connection, buffer);
            }
        }));
    }

    public void Dispose() => Array.ForEach(_connections, static connection => connection.Dispose());

    private byte[] Request(byte[] body)
    {
        var id = "msg_" + Guid.NewGuid().ToString("N");
        var headers = _signer.CreateHeaders(id, TimeProvider.System.GetUtcNow(), body).Select(static header => $"{header.Key}: {header.Value}\r\n");
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST {Receiver.Path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{string.Concat(headers)}\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    /// <summary>Reads a response without a body.</summary>
    private static async Task ReceiveAsync(Socket connection, byte[] buffer)
    {
        var length = 0;
        while (!buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            var read = await connection.ReceiveAsync(buffer.AsMemory(length));
            length += read > 0 ? read : throw new InvalidOperationException("The receiver hung up.");
        }

        if (!buffer.AsSpan().StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidOperationException($"A delivery was not acknowledged: {Encoding.ASCII.GetString(buffer, 0, length)}");
        }
    }
}
