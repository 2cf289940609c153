using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Withallo.Api.Http;

namespace Withallo.Api.DependencyInjection;

/// <inheritdoc/>
internal sealed class WithalloClientFactory(ILoggerFactory? loggers = null) : IWithalloClientFactory, IDisposable
{
    private readonly SocketsHttpHandler _transport = AlloHttp.CreateTransport(new WithalloOptions().ConnectTimeout);
    private readonly ILogger _logger = loggers?.CreateLogger(WithalloTelemetry.Name) ?? NullLogger.Instance;

    public WithalloClient Create(WithalloOptions options) => new(options, _transport, _logger, usesEnvironment: false);

    public void Dispose() => _transport.Dispose();
}
