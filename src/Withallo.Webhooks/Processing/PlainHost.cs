using System.Diagnostics.CodeAnalysis;
using Withallo.Webhooks.Handlers;

namespace Withallo.Webhooks.Processing;

/// <summary>A program without a container: its options do not change, and its log is what it makes of the outcomes.</summary>
internal sealed class PlainHost(WithalloWebhooksOptions? options) : IWebhookHost, IAsyncDisposable
{
    public bool TryGetOptions([NotNullWhen(true)] out WithalloWebhooksOptions? inForce, [NotNullWhen(false)] out string? problem)
    {
        inForce = options;
        // This host has no log to say it in.
        problem = "";
        return options is not null;
    }

    public IAsyncDisposable CreateScope(out IServiceProvider services)
    {
        services = NoServices.Instance;
        return this;
    }

    public void Log(WebhookLogEvent logged, WebhookLogDetails details = default)
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
