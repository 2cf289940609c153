using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Withallo.Benchmarks.Hand;
using Wolverine.Persistence.Durability;

namespace Withallo.Webhooks.Benchmarks;

/// <summary>A receiver on loopback, written by hand or ours. Its handler counts, and looks at what it was given.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public const string Path = "/webhooks/allo";

    private readonly WebApplication _app;
    private readonly HandledCount _handled;

    private Receiver(string name, WebApplication app, HandledCount handled) => (Name, _app, _handled) = (name, app, handled);

    public string Name { get; }

    public EndPoint Address => IPEndPoint.Parse(new Uri(_app.Urls.Single()).Authority);

    /// <summary>How many lines and texts the handlers were given, to hold that all receivers read the same.</summary>
    public long Read => _handled.Read;

    public static Task<Receiver> StartHandAsync()
    {
        var handled = new HandledCount();
        var endpoint = new HandEndpoint(Secret, webhook => handled.Add(webhook switch
        {
            HandWebhook<HandMessage> { Data: { } message } => message.Content!.Length,
            HandWebhook<HandEndedCall> { Data: { } call } => call.Transcriptions.Count,
            _ => throw new InvalidOperationException("Not what was sent."),
        }));
        return StartAsync("hand", handled, static _ => { }, app => app.MapPost(Path, (RequestDelegate)endpoint.HandleAsync));
    }

    /// <summary>Starts ours: with an inbox, or else with deduplication in memory.</summary>
    public static Task<Receiver> StartAsync(string name, Action<IServiceCollection>? addInbox = null)
    {
        var handled = new HandledCount();
        return StartAsync(
            name,
            handled,
            services =>
            {
                services.AddWithalloWebhooks(static options => options.SigningSecrets.Add(Secret))
                    .On(WebhookTopic.V2.SmsReceived, (e, _) => handled.Add(e.Data.Content!.Length))
                    .On(WebhookTopic.V2.CallCompleted, (e, _) => handled.Add(e.Data.Transcriptions.Count));
                addInbox?.Invoke(services);
            },
            static app => app.MapWithalloWebhooks(Path));
    }

    /// <summary>Completes when so many deliveries have been handled since the last time.</summary>
    public Task HandledAsync(int count) => _handled.WaitAsync(count);

    /// <summary>Waits until the inbox, if there is one, has written down all that was handled.</summary>
    public async Task SettleAsync()
    {
        while (_app.Services.GetService<IMessageStore>() is { } store && (await store.Admin.FetchCountsAsync()).Incoming > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task<Receiver> StartAsync(string name, HandledCount handled, Action<IServiceCollection> register, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        register(builder.Services);
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new Receiver(name, app, handled);
    }
}
