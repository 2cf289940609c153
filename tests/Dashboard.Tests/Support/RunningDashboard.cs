using Dashboard.Account;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Api;
using Withallo.Testing;

namespace Dashboard.Tests.Support;

/// <summary>The dashboard as it runs with a key, and the account behind it: a sandbox of the test's own.</summary>
internal sealed class RunningDashboard : IAsyncDisposable
{
    public const string PageKey = "open-sesame";
    public const string SigningSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    private readonly DashboardFactory _factory;
    private readonly WithalloClient _client;

    private RunningDashboard(AlloSandbox allo, DashboardFactory factory, CallProbe probe, TimeProvider clock)
    {
        (Allo, _factory, Probe) = (allo, factory, probe);
        Address = new Uri(factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        _client = new WithalloClient(allo.CreateOptions());
        Account = new SandboxAccount(allo, _client, clock);
    }

    public AlloSandbox Allo { get; }

    public SandboxAccount Account { get; }

    public CallProbe Probe { get; }

    public Uri Address { get; }

    public Uri WebhookAddress => new(Address, "/webhooks/allo");

    /// <summary>Starts both, with two months of calls, and subscribes the dashboard to every event.</summary>
    public static async Task<RunningDashboard> StartAsync(TimeProvider? clock = null)
    {
        var allo = await AlloSandbox.StartAsync(
            new SandboxOptions { SigningSecret = SigningSecret, TimeProvider = clock ?? TimeProvider.System, RateLimits = SandboxRateLimits.None },
            TestContext.Current.CancellationToken);
        var probe = new CallProbe();
        var factory = new DashboardFactory(
            new Dictionary<string, string?>
            {
                ["Withallo:ApiKey"] = allo.ApiKey,
                ["Withallo:BaseUrl"] = allo.BaseUrl.ToString(),
                ["Withallo:Webhooks:SigningSecrets:0"] = SigningSecret,
                ["PageKey"] = PageKey,
            },
            clock,
            probe);
        factory.Start();
        var dashboard = new RunningDashboard(allo, factory, probe, clock ?? TimeProvider.System);
        await dashboard.Account.OpenAsync(dashboard.WebhookAddress.ToString());
        return dashboard;
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        _client.Dispose();
        await Allo.DisposeAsync();
    }
}
