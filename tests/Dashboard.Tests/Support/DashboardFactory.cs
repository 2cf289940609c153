using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Withallo.Webhooks;

namespace Dashboard.Tests.Support;

/// <summary>The sample in this process, on Kestrel.</summary>
/// <param name="settings">Its configuration.</param>
/// <param name="clock">Its clock; null: the system's.</param>
/// <param name="probe">What sees its requests; null: nothing does.</param>
internal sealed class DashboardFactory(IReadOnlyDictionary<string, string?> settings, TimeProvider? clock = null, CallProbe? probe = null) : WebApplicationFactory<Program>
{
    /// <summary>Starts it on a free port.</summary>
    public void Start()
    {
        UseKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        StartServer();
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(settings));
        builder.ConfigureLogging(static logging => logging.ClearProviders());
        builder.ConfigureServices(services =>
        {
            if (clock is not null)
            {
                services.Replace(ServiceDescriptor.Singleton(clock));
                services.PostConfigure<WithalloWebhooksOptions>(options => options.TimeProvider = clock);
            }

            if (probe is not null)
            {
                services.AddWithallo().HttpClient.AddHttpMessageHandler(probe.CreateHandler);
            }
        });
        return base.CreateHost(builder);
    }
}
