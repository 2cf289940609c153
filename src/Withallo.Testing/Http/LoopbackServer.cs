using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Withallo.Testing;

/// <summary>
/// Kestrel on 127.0.0.1, HTTP/1.1. Without a host around it: the environment, the settings files and Ctrl+C belong to the
/// process under test, and its telemetry sees no server but its own.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(5);

    private readonly KestrelServer _server;

    private LoopbackServer(KestrelServer server)
    {
        _server = server;
        Address = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public Uri Address { get; }

    public static async Task<LoopbackServer> StartAsync(int port, RequestDelegate handle, CancellationToken cancellationToken)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };

        // A drip-fed response is slow on purpose, and a test may hold a request for as long as it likes.
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);

        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var server = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
        try
        {
            await server.StartAsync(new Application(handle), cancellationToken).ConfigureAwait(false);
            return new LoopbackServer(server);
        }
        catch (IOException e)
        {
            server.Dispose();
            throw new WithalloException(
                $"The sandbox cannot listen on port {port}: leave {nameof(SandboxOptions)}.{nameof(SandboxOptions.Port)} at 0 for a free one.",
                e);
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Connections that a client holds in the middle of a request are not waited for longer than this.
        using var deadline = new CancellationTokenSource(StopDeadline);
        await _server.StopAsync(deadline.Token).ConfigureAwait(false);
        _server.Dispose();
    }

    private sealed class Application(RequestDelegate handle) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => handle(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
