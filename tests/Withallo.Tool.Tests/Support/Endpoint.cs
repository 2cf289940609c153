using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Withallo.Webhooks;

namespace Withallo.Tool.Tests;

/// <summary>An application that takes events.</summary>
internal sealed class Endpoint : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Endpoint(WebApplication app) => _app = app;

    public ConcurrentQueue<Request> Received { get; } = new();

    public string Url => _app.Urls.Single() + "/webhooks/allo";

    /// <summary>What the next requests get; 200 without a body after that.</summary>
    public ConcurrentQueue<(int Status, string Body)> Responses { get; } = new();

    public static async Task<Endpoint> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var endpoint = new Endpoint(app);
        app.Map("/{**path}", endpoint.HandleAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return endpoint;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (HttpMethods.IsPost(context.Request.Method))
        {
            Received.Enqueue(new Request(
                context.Request.Path,
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                body.ToArray()));
        }

        if (Responses.TryDequeue(out var response))
        {
            context.Response.StatusCode = response.Status;
            await context.Response.WriteAsync(response.Body);
        }
    }

    internal sealed record Request(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
    {
        public WebhookSignatureResult Verify(string secret) => new WebhookSignatureVerifier([secret]).Verify(
            Headers.GetValueOrDefault(WebhookHeaders.Id),
            Headers.GetValueOrDefault(WebhookHeaders.Timestamp),
            Headers.GetValueOrDefault(WebhookHeaders.Signature),
            Body);
    }
}
