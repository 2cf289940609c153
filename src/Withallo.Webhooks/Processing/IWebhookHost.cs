using System.Diagnostics.CodeAnalysis;

namespace Withallo.Webhooks.Processing;

/// <summary>What a processor needs of the program it runs in: options, scopes and a log. No package is needed to ask for them.</summary>
internal interface IWebhookHost
{
    /// <summary>The options in force, the same object until they change; or what is wrong with them, without secrets.</summary>
    bool TryGetOptions([NotNullWhen(true)] out WithalloWebhooksOptions? options, [NotNullWhen(false)] out string? problem);

    /// <summary>Opens a scope of services for one delivery.</summary>
    IAsyncDisposable CreateScope(out IServiceProvider services);

    /// <summary>Logs, at the level that the event has. Does not throw.</summary>
    void Log(WebhookLogEvent logged, WebhookLogDetails details = default);
}
