using System.Collections.Concurrent;

namespace Withallo.Api.Tests.Resilience;

/// <summary>A server without a network that keeps every request until the test responds, in the order they came.</summary>
internal sealed class HeldServer : HttpMessageHandler
{
    private readonly ConcurrentQueue<TaskCompletionSource<HttpResponseMessage>> _held = new();

    public int Held => _held.Count;

    public void RespondNext(HttpResponseMessage response)
    {
        Assert.True(_held.TryDequeue(out var request));
        request.SetResult(response);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var held = new TaskCompletionSource<HttpResponseMessage>();
        _held.Enqueue(held);
        return held.Task.WaitAsync(cancellationToken);
    }
}
