using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Withallo.Testing;

/// <summary>What happens to a request, in order: read, matched with a route, recorded, handled or broken by a fault, responded to.</summary>
internal sealed class SandboxPipeline(TimeProvider clock, SandboxFaults faults, params SandboxApi[] apis) : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SandboxCollection<RecordedRequest> Requests { get; } = new();

    public async Task HandleAsync(HttpContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        try
        {
            await _open.Task.WaitAsync(ending.Token).ConfigureAwait(false);
            await HandleAsync(context, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    /// <summary>Begins to handle requests; those that came before have waited.</summary>
    public void Open() => _open.TrySetResult();

    /// <summary>Lets go of every request that a fault holds.</summary>
    public Task StopAsync() => _stopping.CancelAsync();

    public void Dispose() => _stopping.Dispose();

    private async Task HandleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var arrived = clock.GetUtcNow();
        var request = await ReadAsync(context, cancellationToken).ConfigureAwait(false);

        // A path of neither API gets the first one's error body.
        var api = Array.Find(apis, api => api.Owns(request.Path));
        var match = api?.Match(request);
        var fault = faults.Take(request.Method, request.Path, api?.BasePath);

        // The timer runs before the request can be seen: a test that waits for the request may then move the clock at once.
        var pause = fault?.PauseAsync(clock, cancellationToken);
        var recorded = Record(context, request, arrived, api, match);
        Requests.Add(recorded);
        if (pause is not null)
        {
            await pause.ConfigureAwait(false);
        }

        var call = new SandboxCall(api ?? apis[0], request, match);
        var reply = fault is null ? call.CarryOut() : fault.Respond(call);
        if (reply is null)
        {
            context.Abort();
            return;
        }

        recorded.StatusCode = reply.StatusCode;
        await reply.SendAsync(context.Response, clock, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<SandboxRequest> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);

        // The path as it was sent: the parsed one cannot tell %2F from a slash.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var end = target.IndexOf('?', StringComparison.Ordinal);
        return new SandboxRequest
        {
            Method = context.Request.Method,
            Path = end < 0 ? target : target[..end],
            Query = context.Request.Query,
            Headers = context.Request.Headers,
            Body = body.ToArray(),
        };
    }

    private static RecordedRequest Record(
        HttpContext context, SandboxRequest request, DateTimeOffset arrived, SandboxApi? api, RouteMatch? match) => new()
        {
            Timestamp = arrived,
            Method = request.Method,
            Path = request.Path,
            Query = context.Request.QueryString.Value ?? "",
            Route = match?.Pattern is { } pattern ? api!.BasePath + pattern : null,
            Generation = api?.Generation,
            Headers = context.Request.Headers.ToDictionary(
                header => header.Key, header => string.Join(", ", header.Value.ToArray()), StringComparer.OrdinalIgnoreCase),
            Body = Encoding.UTF8.GetString(request.Body.Span),
        };
}
