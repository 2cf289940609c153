using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Withallo.Webhooks.Diagnostics;
using Withallo.Webhooks.Processing;

namespace Withallo.Webhooks.DependencyInjection;

/// <summary>A program with a container, named options and a log.</summary>
internal sealed class ContainerHost(IServiceProvider services, string name) : IWebhookHost
{
    private readonly IOptionsMonitor<WithalloWebhooksOptions> _options = services.GetRequiredService<IOptionsMonitor<WithalloWebhooksOptions>>();
    private readonly IServiceScopeFactory _scopes = services.GetRequiredService<IServiceScopeFactory>();
    private readonly ILogger _logger = services.GetService<ILoggerFactory>()?.CreateLogger(WithalloWebhooksTelemetry.Name) ?? NullLogger.Instance;

    public static WebhookProcessor CreateProcessor(IServiceProvider services, object? key)
    {
        var name = (string)key!;
        var host = new ContainerHost(services, name);
        var clock = host.TryGetOptions(out var options, out _) ? options.TimeProvider : null;
        return new WebhookProcessor(
            host,
            services.GetRequiredService<IOptionsMonitor<WebhookHandlers>>().Get(name),
            services.GetService<IWebhookDedupeStore>() ?? new InMemoryWebhookDedupeStore(timeProvider: clock),
            services.GetKeyedService<IWebhookInbox>(name),
            name,
            clock);
    }

    public bool TryGetOptions([NotNullWhen(true)] out WithalloWebhooksOptions? options, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            (options, problem) = (_options.Get(name), null);
            return true;
        }
#pragma warning disable CA1031 // Options are made by code of the application's; whatever it throws, deliveries are put off until it is repaired.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            (options, problem) = (null, exception is OptionsValidationException ? exception.Message : exception.GetType().Name);
            return false;
        }
    }

    public IAsyncDisposable CreateScope(out IServiceProvider scoped)
    {
        var scope = _scopes.CreateAsyncScope();
        scoped = scope.ServiceProvider;
        return scope;
    }

    public void Log(WebhookLogEvent logged, WebhookLogDetails details = default) => WebhookLog.Write(_logger, logged, details);
}
