using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Withallo.Webhooks.Wolverine.Tests.Support;

/// <summary>Stands between a receiver and its database, and can take it away.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Socket> _sockets = [];
    private readonly IPEndPoint _target;
    private readonly Task _loop;
    private volatile TaskCompletionSource? _frozen;

    public Proxy(string host, int port)
    {
        _target = new IPEndPoint(IPAddress.Parse(host), port);
        _listener.Start();
        _loop = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Bytes go nowhere, as when a cable is cut: the worst way to go away, since nothing says so.</summary>
    public void Freeze() => _frozen = new TaskCompletionSource();

    /// <summary>The database is back; the connections from before are dead.</summary>
    public void Thaw()
    {
        Close();
        _frozen!.SetResult();
        _frozen = null;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Close();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Close()
    {
        while (_sockets.TryTake(out var socket))
        {
            socket.Dispose();
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptSocketAsync();
            _sockets.Add(client);
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (_frozen is { } frozen)
            {
                await frozen.Task;
            }

            await server.ConnectAsync(_target);
            _sockets.Add(server);
            await Task.WhenAny(PumpAsync(client, server), PumpAsync(server, client));
        }
        catch (SocketException)
        {
            // The one side is gone; so is the other, now.
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var read)
            {
                if (_frozen is { } frozen)
                {
                    await frozen.Task;
                }

                await to.SendAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }
}
