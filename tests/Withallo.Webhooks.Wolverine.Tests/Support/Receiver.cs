using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Withallo.Webhooks.AspNetCore.Tests.Support;
using Wolverine;
using Wolverine.Persistence.Durability;

namespace Withallo.Webhooks.Wolverine.Tests.Support;

/// <summary>A receiver with an inbox, in this process and behind a socket.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public const string PathToken = "0123456789abcdefghijklmnopqrstuv";

    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private Receiver(WebApplication app)
    {
        _app = app;
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public IMessageStore Store => _app.Services.GetRequiredService<IMessageStore>();

    public IServiceProvider Services => _app.Services;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Starts one with a v2 endpoint, at /v2, and a v1 endpoint, at /v1.</summary>
    public static async Task<Receiver> StartAsync(
        Action<IServiceCollection> inbox, Action<IWithalloWebhooksBuilder> handlers, ConcurrentQueue<string>? log = null, string secret = Secret)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (log is not null)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new LogLines(log));
        }

        builder.WebHost.UseUrls("http://127.0.0.1:0");
        handlers(builder.Services.AddWithalloWebhooks(options => options.SigningSecrets.Add(secret)));
        handlers(builder.Services.AddWithalloWebhooks("v1", options => options.PathToken = PathToken));
        inbox(builder.Services);
        LookOften(builder.Services);
        var app = builder.Build();
        app.MapWithalloWebhooks("/v2");
        app.MapWithalloWebhooks("/v1", "v1");
        await app.StartAsync(Cancel);
        return new Receiver(app);
    }

    /// <summary>Has Wolverine look for what waits in the database more often than every five seconds, and wait less for handlers when it stops.</summary>
    public static void LookOften(IServiceCollection services) => services.ConfigureWolverine(static wolverine =>
    {
        wolverine.Durability.ScheduledJobFirstExecution = TimeSpan.FromMilliseconds(50);
        wolverine.Durability.ScheduledJobPollingTime = TimeSpan.FromMilliseconds(200);
        wolverine.Durability.DrainTimeout = TimeSpan.FromSeconds(1);
    });

    public Task<(int Status, string Body)> DeliverAsync(string id, string body = Bodies.SmsReceived) => DeliverAsync(_http, id, body);

    public static async Task<(int Status, string Body)> DeliverAsync(HttpClient http, string id, string body = Bodies.SmsReceived, string path = "/v2")
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(bytes) };
        foreach (var (name, value) in new WebhookSigner(Secret).CreateHeaders(id, DateTimeOffset.UtcNow, bytes))
        {
            request.Headers.Add(name, value);
        }

        return await SendAsync(http, request);
    }

    public Task<(int Status, string Body)> DeliverV1Async(string body) => DeliverV1Async(_http, body);

    public static async Task<(int Status, string Body)> DeliverV1Async(HttpClient http, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/" + PathToken) { Content = new StringContent(body) };
        return await SendAsync(http, request);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static async Task<(int Status, string Body)> SendAsync(HttpClient http, HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request, Cancel);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }
}
