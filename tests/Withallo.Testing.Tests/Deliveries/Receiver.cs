using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Withallo.Testing;

namespace Withallo.Tests.Deliveries;

/// <summary>Somebody who takes webhooks, or does not.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _responses = new();
    private LoopbackServer? _server;

    public SandboxCollection<ReceivedWebhook> Received { get; } = new();

    public string Url => new Uri(_server!.Address, "/webhooks/allo").AbsoluteUri;

    public static async Task<Receiver> StartAsync()
    {
        var receiver = new Receiver();
        receiver._server = await LoopbackServer.StartAsync(0, receiver.HandleAsync, TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>The statuses of the next responses; 200 after that.</summary>
    public void RespondWith(params int[] statuses)
    {
        foreach (var status in statuses)
        {
            _responses.Enqueue(context =>
            {
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            });
        }
    }

    /// <summary>The next request gets no response.</summary>
    public void Hang() => _responses.Enqueue(context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted));

    /// <summary>The next request's connection is cut.</summary>
    public void Reset() => _responses.Enqueue(context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync() => await _server!.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Received.Add(new ReceivedWebhook(
            context.Request.Method,
            context.Request.Path,
            context.Request.ContentType,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray()));
        if (_responses.TryDequeue(out var respond))
        {
            await respond(context);
        }
    }
}
