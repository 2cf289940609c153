using Dashboard.Live;
using Withallo.Testing;
using Withallo.Webhooks;

namespace Dashboard.Account;

/// <summary>Puts the made-up account in the place of a real one.</summary>
internal static class SandboxAccountExtensions
{
    public static void AddSandboxAccount(this IServiceCollection services, AlloSandbox allo, string signingSecret)
    {
        services.AddSingleton(_ => allo);
        services.AddSingleton<SandboxAccount>();
        services.AddWithallo(options => (options.ApiKey, options.BaseUrl) = (allo.ApiKey, allo.BaseUrl));
        services.AddWithalloWebhooks(options => options.SigningSecrets.Add(signingSecret))
            .On(WebhookTopic.V2.SmsSent, static (e, services, _) =>
            {
                services.GetRequiredService<LiveEvents>().Add(e);
                services.GetRequiredService<SandboxAccount>().WriteBack(e.Data);
                return Task.CompletedTask;
            });
    }
}
