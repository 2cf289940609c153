using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Withallo.Api.Tests.Resilience;

/// <summary>Clients for a server of this machine.</summary>
internal static class Clients
{
    private static int _accounts;

    public static WithalloOptions Options(int port, TimeProvider? clock = null, Action<WithalloOptions>? configure = null)
    {
        var options = new WithalloOptions
        {
            // One account per test: clients of the same one share a limiter.
            ApiKey = $"key-{Interlocked.Increment(ref _accounts)}",
            BaseUrl = new Uri($"http://127.0.0.1:{port}/v1/api"),
            V2BaseUrl = new Uri($"http://127.0.0.1:{port}/v2/api"),
            TimeProvider = clock ?? TimeProvider.System,
        };
        configure?.Invoke(options);
        return options;
    }

    public static WithalloClient Create(
        int port, TimeProvider? clock = null, Action<WithalloOptions>? configure = null, HttpMessageHandler? transport = null, ILogger? logger = null) =>
        new(Options(port, clock, configure), transport, logger ?? NullLogger.Instance, useEnvironment: false);
}
