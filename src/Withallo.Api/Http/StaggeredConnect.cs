using System.Net;
using System.Net.Sockets;

namespace Withallo.Api.Http;

/// <summary>
/// Connects to the first address of a host that accepts (RFC 8305, "happy eyeballs"): the next address is tried while one is silent, so that
/// a broken IPv6 route costs a quarter of a second and not the whole connect timeout.
/// </summary>
internal sealed class StaggeredConnect(Func<string, CancellationToken, Task<IPAddress[]>> resolve, TimeProvider clock)
{
    /// <summary>The delay that RFC 8305 recommends.</summary>
    private static readonly TimeSpan Stagger = TimeSpan.FromMilliseconds(250);

    public static StaggeredConnect Default { get; } = new(static (host, token) => Dns.GetHostAddressesAsync(host, token), TimeProvider.System);

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var endPoint = context.DnsEndPoint;
        var addresses = Interleave(await resolve(endPoint.Host, cancellationToken).ConfigureAwait(false));
        return addresses.Length == 0
            ? throw new SocketException((int)SocketError.HostNotFound)
            : new NetworkStream(await ConnectAsync(addresses, endPoint.Port, cancellationToken).ConfigureAwait(false), ownsSocket: true);
    }

    private async Task<Socket> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var attempts = new List<Task<Socket>>();
        var next = 0;
        try
        {
            while (true)
            {
                if (next < addresses.Length)
                {
                    var attempt = ConnectAsync(addresses[next++], port, over.Token);
                    attempts.Add(attempt);
                    // One success is enough: what became of the others must not reach TaskScheduler.UnobservedTaskException.
                    _ = attempt.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                }

                var stagger = next < addresses.Length ? Task.Delay(Stagger, clock, over.Token) : Task.Delay(Timeout.InfiniteTimeSpan, clock, over.Token);
                while (attempts.Count > 0 && await Task.WhenAny([.. attempts, stagger]).ConfigureAwait(false) is Task<Socket> ended)
                {
                    attempts.Remove(ended);
                    if (ended.IsCompletedSuccessfully || (attempts.Count == 0 && next == addresses.Length))
                    {
                        return await ended.ConfigureAwait(false);
                    }

                    if (next < addresses.Length)
                    {
                        // It failed at once: no need to wait for the next one's time.
                        break;
                    }
                }

                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            foreach (var late in attempts)
            {
                _ = late.ContinueWith(static task => task.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            }
        }
    }

    private static async Task<Socket> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The resolver's order, but with the families in turn.</summary>
    private static IPAddress[] Interleave(IPAddress[] addresses)
    {
        var first = addresses.Where(address => address.AddressFamily == addresses[0].AddressFamily).ToArray();
        var others = addresses.Except(first).ToArray();
        return [.. Enumerable.Range(0, Math.Max(first.Length, others.Length)).SelectMany(i => (IPAddress[])[.. first.Skip(i).Take(1), .. others.Skip(i).Take(1)])];
    }
}
