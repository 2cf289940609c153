using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Withallo.Api.Calls;
using Withallo.Api.Diagnostics;
using Withallo.Api.Resilience;

namespace Withallo.Api.Http;

/// <summary>The handlers of one account, in their order, for a container and for <c>new WithalloClient(…)</c> alike.</summary>
internal sealed class AlloHttp(AlloSettings settings, ILogger logger)
{
    public AlloSettings Settings => settings;

    public AccountLimiter? Limiter { get; } = settings.LimitsRate ? new AccountLimiter(settings) : null;

    /// <summary>The handlers from the caller inwards; <see cref="CreateGuard"/> is the last one before the wire.</summary>
    public DelegatingHandler[] CreateHandlers() =>
    [
        new TelemetryHandler(settings, Limiter, new CallTelemetry(logger)),
        new IdempotencyHandler(),
        new ResilienceHandler(CallPipeline.Build(settings, Limiter, logger)),
        new ResponseHandler(settings, Limiter, logger),
        new AuthorizationHandler(settings),
    ];

    public static DelegatingHandler CreateGuard() => new SendGuard();

    /// <summary>The connection pool under a client.</summary>
    public static SocketsHttpHandler CreateTransport(TimeSpan connectTimeout) => new()
    {
        // A redirect would carry the key elsewhere.
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = connectTimeout,
        ConnectCallback = StaggeredConnect.Default.ConnectAsync,
        // A client lives as long as the program, so its connections must not: DNS changes are seen within minutes.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // .NET's own span would carry the URL, and URLs carry phone numbers: ours names the route instead.
        ActivityHeadersPropagator = null,
    };

    /// <summary>A client without a container.</summary>
    /// <param name="transport">What carries the requests; it is never disposed. Null: a connection pool of the client's own.</param>
    public HttpClient CreateClient(HttpMessageHandler? transport)
    {
        HttpMessageHandler handler = transport is null ? CreateTransport(settings.ConnectTimeout) : new SharedTransport(transport);
        DelegatingHandler[] handlers = [.. CreateHandlers(), CreateGuard()];
        for (var i = handlers.Length - 1; i >= 0; i--)
        {
            handlers[i].InnerHandler = handler;
            handler = handlers[i];
        }

        var client = new HttpClient(handler);
        Configure(client);
        return client;
    }

    /// <summary>What every client of the account has: its timeouts are those of the handlers, and its headers those that are not set yet.</summary>
    public void Configure(HttpClient client)
    {
        client.BaseAddress = settings.BaseAddress;
        client.Timeout = Timeout.InfiniteTimeSpan;
        AddDefault("User-Agent", settings.UserAgent);
        AddDefault("Accept", "application/json");
        AddDefault("Accept-Encoding", "gzip");

        void AddDefault(string name, string value)
        {
            if (!client.DefaultRequestHeaders.NonValidated.Contains(name))
            {
                client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
            }
        }
    }

    /// <summary>Keeps a transport that belongs to somebody else open.</summary>
    private sealed class SharedTransport(HttpMessageHandler transport) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _invoker = new(transport, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _invoker.SendAsync(request, cancellationToken);
    }
}
