using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Withallo.Api.Http;
using Withallo.Api.Tests.Resilience;

namespace Withallo.Api.Tests.Situations;

/// <summary>A host has several addresses, and the first one never responds, as with a broken IPv6 route.</summary>
public sealed class SilentAddressTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_survives_an_address_that_is_silent()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":[]}"""));
        using var silent = SilentListener.On(server.Port);
        using var transport = TransportTo(silent.Address, IPAddress.Loopback);
        using var client = Clients.Create(server.Port, transport: transport);

        Assert.Empty(await client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_address_that_refuses_makes_way_for_the_next_at_once()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":[]}"""));
        using var transport = TransportTo(IPAddress.Parse("127.0.0.9"), IPAddress.Loopback);
        using var client = Clients.Create(server.Port, transport: transport);

        Assert.Empty(await client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task An_address_that_refuses_leaves_no_exception_that_nobody_observed()
    {
        var unobserved = new ConcurrentQueue<string>();
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":[]}"""));
        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            await CallAsync();
            // More than once: the threads that ran the call may still refer to its tasks.
            for (var i = 0; i < 20; i++)
            {
                await Task.Yield();
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.DoesNotContain(unobserved, static message => message.Contains(nameof(StaggeredConnect), StringComparison.Ordinal));

        void Note(object? sender, UnobservedTaskExceptionEventArgs arguments) => unobserved.Enqueue(arguments.Exception.ToString());

        // A method of its own, so that nothing of the call is still referenced when the garbage is collected.
        async Task CallAsync()
        {
            using var transport = TransportTo(IPAddress.Parse("127.0.0.9"), IPAddress.Loopback);
            using var client = Clients.Create(server.Port, transport: transport);
            await client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);
        }
    }

    [Fact]
    public async Task Where_all_refuse_the_call_says_so()
    {
        var port = FaultServer.ClosedPort();
        using var transport = TransportTo(IPAddress.Parse("127.0.0.9"), IPAddress.Loopback);
        using var client = Clients.Create(port, configure: static options => options.Retry.MaxRetries = 0, transport: transport);

        var thrown = await Assert.ThrowsAsync<WithalloConnectionException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.True(thrown.Refused);
    }

    [Fact]
    public async Task A_name_without_an_address_is_one_that_was_not_found()
    {
        using var transport = TransportTo();
        using var client = Clients.Create(80, configure: static options => options.Retry.MaxRetries = 0, transport: transport);

        var thrown = await Assert.ThrowsAsync<WithalloConnectionException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.False(thrown.RequestWasSent);
        Assert.Contains("could not be resolved", thrown.Message, StringComparison.Ordinal);
    }

    private static SocketsHttpHandler TransportTo(params IPAddress[] addresses) => new()
    {
        ConnectCallback = new StaggeredConnect((_, _) => Task.FromResult(addresses), TimeProvider.System).ConnectAsync,
    };

    /// <summary>Takes connections up to its backlog and no more: the kernel drops the rest silently.</summary>
    private sealed class SilentListener : IDisposable
    {
        private readonly List<Socket> _sockets = [];

        public IPAddress Address { get; } = IPAddress.Parse("127.0.0.8");

        public static SilentListener On(int port)
        {
            var silent = new SilentListener();
            var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            silent._sockets.Add(listener);
            listener.Bind(new IPEndPoint(silent.Address, port));
            listener.Listen(0);
            for (var i = 0; i < 8; i++)
            {
                var filling = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
                silent._sockets.Add(filling);
                try
                {
                    filling.Connect(new IPEndPoint(silent.Address, port));
                }
                catch (SocketException exception) when (exception.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
                {
                    // Under way, as far as it gets.
                }
            }

            return silent;
        }

        public void Dispose() => _sockets.ForEach(static socket => socket.Dispose());
    }
}
