using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Withallo.Webhooks.AspNetCore.Tests.Support;

/// <summary>A receiver on a real socket of the loopback, and what it takes to deliver to it.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public const string Path = "/webhooks/allo";

    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    private Receiver(WebApplication app, TimeProvider clock, CapturedLog log)
    {
        _app = app;
        _clock = clock;
        Log = log;
        Address = new Uri(app.Urls.Single());
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 100 }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public Uri Address { get; }

    public CapturedLog Log { get; }

    public IServiceProvider Services => _app.Services;

    public static WebApplication Build(
        Action<IWithalloWebhooksBuilder>? handlers = null,
        Action<WithalloWebhooksOptions>? options = null,
        Action<IServiceCollection>? services = null,
        CapturedLog? log = null,
        LogLevel minimum = LogLevel.Debug)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (log is not null)
        {
            builder.Logging.AddProvider(log).SetMinimumLevel(minimum);
        }

        builder.WebHost.UseUrls("http://127.0.0.1:0");
        services?.Invoke(builder.Services);
        var webhooks = builder.Services.AddWithalloWebhooks(options ?? (static o => o.SigningSecrets.Add(Secret)));
        handlers?.Invoke(webhooks);
        return builder.Build();
    }

    public static async Task<Receiver> StartAsync(
        Action<IWithalloWebhooksBuilder>? handlers = null,
        Action<WithalloWebhooksOptions>? options = null,
        Action<IServiceCollection>? services = null,
        TimeProvider? clock = null,
        Action<WebApplication>? map = null,
        LogLevel minimum = LogLevel.Debug)
    {
        var log = new CapturedLog();
        var app = Build(
            handlers,
            options,
            collection =>
            {
                services?.Invoke(collection);
                if (clock is not null)
                {
                    collection.PostConfigure<WithalloWebhooksOptions>(o => o.TimeProvider = clock);
                }
            },
            log,
            minimum);
        (map ?? (static application => application.MapWithalloWebhooks(Path)))(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new Receiver(app, clock ?? TimeProvider.System, log);
    }

    public static string NewId() => "msg_" + Guid.NewGuid().ToString("N");

    /// <summary>Delivers a body as Allo does in v2.</summary>
    public Task<HttpResponseMessage> DeliverAsync(string body, string? id = null, string secret = Secret, string path = Path) =>
        DeliverAsync(Encoding.UTF8.GetBytes(body), id, secret, path);

    /// <inheritdoc cref="DeliverAsync(string, string?, string, string)"/>
    public async Task<HttpResponseMessage> DeliverAsync(byte[] body, string? id = null, string secret = Secret, string path = Path)
    {
        using var request = Signed(body, id, secret, path);
        return await SendAsync(request);
    }

    /// <summary>Delivers a body as Allo does in v0 and v1: without a signature.</summary>
    public async Task<HttpResponseMessage> DeliverUnsignedAsync(string body, string path = Path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json(Encoding.UTF8.GetBytes(body)) };
        return await SendAsync(request);
    }

    public HttpRequestMessage Signed(byte[] body, string? id = null, string secret = Secret, string path = Path, TimeSpan? off = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json(body) };
        foreach (var (name, value) in new WebhookSigner(secret).CreateHeaders(id ?? NewId(), _clock.GetUtcNow() + (off ?? TimeSpan.Zero), body))
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request, TestContext.Current.CancellationToken);

    /// <summary>The head of a request by hand: what no HTTP client would send. Ends where further headers may stand.</summary>
    public string RawHead(string id, string body, string method = "POST")
    {
        var headers = new WebhookSigner(Secret).CreateHeaders(id, _clock.GetUtcNow(), Encoding.UTF8.GetBytes(body));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{method} {Path} HTTP/1.1\r\nHost: {Address.Authority}\r\n{string.Concat(headers.Select(header => $"{header.Key}: {header.Value}\r\n"))}");
    }

    /// <summary>Opens a connection, sends the text and leaves it open.</summary>
    public async Task<RawConnection> ConnectAsync(string text)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Address.Port, TestContext.Current.CancellationToken);
        var connection = new RawConnection(client);
        await connection.SendAsync(text);
        return connection;
    }

    /// <summary>Nothing escaped the endpoint: the server logs that as an error of its own.</summary>
    public void AssertNothingEscaped() =>
        Assert.DoesNotContain(Log.Lines, line => line.Level >= LogLevel.Error && line.Category.StartsWith("Microsoft.", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new("application/json") } };
}
