using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Withallo.Testing;

/// <summary>What happens to a request, in order: read, matched with a route, recorded, handled or broken by a fault, responded to.</summary>
internal sealed class SandboxPipeline(TimeProvider clock, SandboxFaults faults, params SandboxApi[] apis) : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A request got its status; the response is about to be sent.</summary>
    public event Action<RecordedRequest>? Completed;

    public SandboxCollection<RecordedRequest> Requests { get; } = new();

    /// <summary>How long every request takes at least.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Is asked first about requests whose path is not the API's, and says whether it handled them.</summary>
    public Func<HttpContext, Task<bool>>? Pages { get; init; }

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
        var path = PathOf(context);
        var api = Array.Find(apis, api => api.Owns(path));
        if (api is null && Pages is not null && await Pages(context).ConfigureAwait(false))
        {
            return;
        }

        var latency = Latency > TimeSpan.Zero ? Task.Delay(Latency, clock, cancellationToken) : Task.CompletedTask;
        var request = await ReadAsync(context, path, cancellationToken).ConfigureAwait(false);

        // A path of neither API gets the first one's error body.
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

        await latency.ConfigureAwait(false);
        var call = new SandboxCall(api ?? apis[0], request, match);
        var reply = fault is null ? call.CarryOut() : fault.Respond(call);
        if (reply is null)
        {
            context.Abort();
            return;
        }

        recorded.StatusCode = reply.StatusCode;
        // By the sandbox's own clock: clients measure dates in a response against it.
        context.Response.Headers.Date = clock.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        Completed?.Invoke(recorded);
        await reply.SendAsync(context.Response, clock, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The path as it was sent: the parsed one cannot tell %2F from a slash.</summary>
    private static string PathOf(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var end = target.IndexOf('?', StringComparison.Ordinal);
        return end < 0 ? target : target[..end];
    }

    private static async Task<SandboxRequest> ReadAsync(HttpContext context, string path, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return new SandboxRequest
        {
            Method = context.Request.Method,
            Path = path,
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
