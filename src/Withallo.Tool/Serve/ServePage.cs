using Microsoft.AspNetCore.Http;
using Withallo.Testing;
using Withallo.Webhooks;

namespace Withallo.Tool;

/// <summary>
/// The page at <c>/</c>. It shows what was sent, numbers and texts included, so it is for this machine's browser alone: a page elsewhere
/// can neither read it (by a name that leads here) nor press its button.
/// </summary>
internal sealed class ServePage(CancellationToken stopping)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly TaskCompletionSource<(AlloSandbox Sandbox, ServeLog Log)> _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open(AlloSandbox sandbox, ServeLog log) => _open.SetResult((sandbox, log));

    /// <summary>Handles a request to the page; false when it is to another path.</summary>
    public async Task<bool> TryHandleAsync(HttpContext context)
    {
        var request = context.Request;
        Func<HttpContext, Task>? handle = (request.Method, request.Path.Value) switch
        {
            ("GET", "/") => ShowAsync,
            ("GET", "/page.css") => context => SendAsync(context, "text/css; charset=utf-8", ServeAssets.Css),
            ("GET", "/page.js") => context => SendAsync(context, "text/javascript; charset=utf-8", ServeAssets.Script),
            ("GET", "/favicon.ico") => NothingAsync,
            ("GET", "/live") => StreamAsync,
            ("POST", "/send") => DeliverAsync,
            _ => null,
        };
        if (handle is null)
        {
            return false;
        }

        if (!IsFromHere(request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return true;
        }

        await handle(context).ConfigureAwait(false);
        return true;
    }

    private static bool IsFromHere(HttpRequest request)
    {
        var host = request.Host.Host;
        var origin = request.Headers.Origin.ToString();
        return host is "localhost" or "127.0.0.1"
            && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}");
    }

    private async Task ShowAsync(HttpContext context)
    {
        var (sandbox, _) = await _open.Task.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        await SendAsync(context, "text/html; charset=utf-8", new ServePageWriter(sandbox).Write()).ConfigureAwait(false);
    }

    // Browsers ask for one by themselves, and it is none of the API's requests.
    private static Task NothingAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static async Task SendAsync(HttpContext context, string contentType, string content)
    {
        context.Response.ContentType = contentType;
        context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(content, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Server-sent events, one for each change: the page then fetches itself anew.</summary>
    private async Task StreamAsync(HttpContext context)
    {
        var (_, log) = await _open.Task.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            while (true)
            {
                var changed = log.WhenChanged;
                await context.Response.WriteAsync("data: changed\n\n", ending.Token).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(ending.Token).ConfigureAwait(false);
                await changed.WaitAsync(ending.Token).ConfigureAwait(false);

                // A hundred requests in a moment are one change.
                await Task.Delay(Pause, TimeProvider.System, ending.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
        }
    }

    /// <summary>The button: a sample of a topic for everyone who subscribed to it.</summary>
    private async Task DeliverAsync(HttpContext context)
    {
        var (sandbox, _) = await _open.Task.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var name = form["topic"].ToString();
        if (string.IsNullOrWhiteSpace(name))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        WebhookTopic topic = name;
        _ = sandbox.DeliverAsync(topic, SamplePayload.Create(topic, TimeProvider.System.GetUtcNow()), CancellationToken.None);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = "/";
    }
}
