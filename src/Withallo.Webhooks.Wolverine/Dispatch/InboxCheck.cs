using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Withallo.Webhooks.Diagnostics;
using Wolverine;
using Wolverine.Persistence.Durability;
using Wolverine.Runtime;

namespace Withallo.Webhooks.Dispatch;

/// <summary>Has a host that cannot keep deliveries fail at its start, in place of a 503 for each, and warns of one that forgets early.</summary>
internal sealed class InboxCheck(IServiceProvider services, IOptions<WithalloInboxOptions> options, ILoggerFactory log) : IHostedLifecycleService
{
    public const string NoMessageStore =
        "Wolverine keeps no messages: have it call PersistMessagesWith…, with Durability.Mode Solo or Balanced, so that webhooks can be stored.";

    public Task StartingAsync(CancellationToken cancellationToken) =>
        services.GetService<IWolverineRuntime>() is null
            ? throw new InvalidOperationException("UseDurableInbox() needs Wolverine: call UseWolverine(…), or AddWithalloInbox(connectionString) in its place.")
            : Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var runtime = services.GetRequiredService<IWolverineRuntime>();
        if (runtime.Storage is NullMessageStore || runtime.DurabilitySettings.Mode is DurabilityMode.Serverless or DurabilityMode.MediatorOnly)
        {
            throw new InvalidOperationException(NoMessageStore);
        }

        var (kept, wanted) = (runtime.DurabilitySettings.KeepAfterMessageHandling, options.Value.KeepHandled);
        if (kept < wanted)
        {
            InboxLog.ForgetsEarly(log.CreateLogger(WithalloWebhooksTelemetry.Name), kept, wanted);
        }

        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
