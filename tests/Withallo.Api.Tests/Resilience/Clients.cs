using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Withallo.Api.Tests.Resilience;

/// <summary>Clients for a server of this machine.</summary>
internal static class Clients
{
    public static WithalloOptions Options(int port, TimeProvider? clock = null, Action<WithalloOptions>? configure = null)
    {
        var options = new WithalloOptions
        {
            ApiKey = "key",
            BaseUrl = new Uri($"http://127.0.0.1:{port}/"),
            TimeProvider = clock,
        };
        configure?.Invoke(options);
        return options;
    }

    public static WithalloClient Create(
        int port, TimeProvider? clock = null, Action<WithalloOptions>? configure = null, HttpMessageHandler? transport = null, ILogger? logger = null) =>
        new(Options(port, clock, configure), transport, logger ?? NullLogger.Instance, usesEnvironment: false);
}
