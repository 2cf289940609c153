using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Api;

namespace Withallo.Conformance.Tests;

/// <summary>A server on loopback that knows nothing of Allo: it responds as it was told, and keeps what it was sent.</summary>
internal sealed class AlloStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private (int Status, string? Body) _response;
    private ReceivedRequest? _received;

    private AlloStub(WebApplication app)
    {
        _app = app;
        app.Run(HandleAsync);
    }

    public static async Task<AlloStub> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, port: 0));
        var stub = new AlloStub(builder.Build());
        await stub._app.StartAsync();
        return stub;
    }

    /// <summary>A client that comes here, and that says what happened instead of trying again.</summary>
    public WithalloClient CreateClient()
    {
        var address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var options = new WithalloOptions { ApiKey = "the-key", BaseUrl = address };
        options.RateLimit.Enabled = false;
        options.Retry.MaxRetries = 0;
        return new WithalloClient(options);
    }

    /// <summary>What the next request gets.</summary>
    public void Respond(int status, string? body) => _response = (status, body);

    /// <summary>The request that came since the last time; null when none did.</summary>
    public ReceivedRequest? TakeRequest() => Interlocked.Exchange(ref _received, null);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        _received = new ReceivedRequest(
            context.Request.Method,
            context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync(context.RequestAborted));
        context.Response.StatusCode = _response.Status;
        if (_response.Body is { } body)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body, context.RequestAborted);
        }
    }
}
