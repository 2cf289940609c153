using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Withallo.Api.Tests.Resilience;

/// <summary>A server on a raw socket of this machine that does to each request what a test says.</summary>
internal sealed class FaultServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _listener;
    private readonly Func<ServedRequest, Wire, Task> _respond;
    private readonly ConcurrentDictionary<Task, bool> _connections = new();
    private readonly Task _accepting;
    private int _open;
    private int _accepted;

    public FaultServer(Func<ServedRequest, Wire, Task> respond, int port = 0)
    {
        _respond = respond;
        _listener = new TcpListener(IPAddress.Loopback, port);
        // A server that restarts takes its old port back at once.
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public Uri Url => new($"http://127.0.0.1:{Port}/");

    /// <summary>What was received, unless <see cref="Forgets"/>.</summary>
    public ConcurrentQueue<ServedRequest> Requests { get; } = new();

    /// <summary>Whether requests are not kept, for tests that watch the memory.</summary>
    public bool Forgets { get; init; }

    /// <summary>What happens to a connection before anything is read from it.</summary>
    public Action<Wire>? OnConnect { get; init; }

    public int OpenConnections => Volatile.Read(ref _open);

    public int AcceptedConnections => Volatile.Read(ref _accepted);

    /// <summary>A port of this machine that nobody listens on.</summary>
    public static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Takes no more connections; those there are stay.</summary>
    public void StopListening() => _listener.Stop();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections.Keys);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                socket.NoDelay = true;
                Interlocked.Increment(ref _accepted);
                Interlocked.Increment(ref _open);
                var connection = ServeAsync(socket);
                _connections.TryAdd(connection, true);
                _ = connection.ContinueWith(done => _connections.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The listener is closed.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var wire = new Wire(socket, _stop.Token);
        try
        {
            OnConnect?.Invoke(wire);
            while (await wire.ReadAsync() is { } request)
            {
                if (!Forgets)
                {
                    Requests.Enqueue(request);
                }

                await _respond(request, wire);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client hung up, the test broke the connection, or the server stops.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
