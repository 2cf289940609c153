using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Withallo.Webhooks;

namespace Withallo.Tool;

/// <summary>Posts events as Allo does: signed in v2, no redirects, and no longer than Allo waits.</summary>
internal sealed class EventSender : IDisposable
{
    private const int BodyLimit = 64 * 1024;

    // What Allo gives a receiver.
    private static readonly TimeSpan V1Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan V2Deadline = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http;
    private readonly Uri _url;
    private readonly WebhookSigner? _signer;
    private readonly TimeSpan _deadline;

    public EventSender(Uri url, string? secret, bool isV2, bool acceptAnyCertificate)
    {
        _url = url;
        _signer = secret is null ? null : new WebhookSigner(secret);
        _deadline = isV2 ? V2Deadline : V1Deadline;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null };
        if (acceptAnyCertificate)
        {
#pragma warning disable CA5359 // Asked for by name, for development certificates.
            handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public static string NewId() => "msg_" + Guid.NewGuid().ToString("N");

    /// <param name="id">The id of the delivery.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">Further headers; one of ours that is among them gives way.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<Sent> SendAsync(
        string id, byte[] body, IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", ToolVersion.UserAgent);
        foreach (var (name, value) in _signer?.CreateHeaders(id, TimeProvider.System.GetUtcNow(), body) ?? new Dictionary<string, string>())
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        foreach (var (name, value) in headers)
        {
            // .NET keeps those that describe the body with the body.
            request.Headers.Remove(name);
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var late = new CancellationTokenSource(_deadline, TimeProvider.System);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var start = Stopwatch.GetTimestamp();
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending.Token).ConfigureAwait(false);
            var text = await ReadAsync(response, ending.Token).ConfigureAwait(false);
            return new Sent(SignedId(id), (int)response.StatusCode, Stopwatch.GetElapsedTime(start), text, Error: null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(id, start, $"No response within {_deadline.TotalSeconds:0} s: Allo would send the event again.");
        }
        catch (HttpRequestException exception)
        {
            return Failed(id, start, Connection.Explain(exception, _url));
        }
        catch (IOException)
        {
            return Failed(id, start, "The connection was cut in the middle of the response.");
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var buffer = new byte[BodyLimit];
            var length = await stream.ReadAtLeastAsync(buffer, BodyLimit, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    private Sent Failed(string id, long start, string error) => new(SignedId(id), Status: null, Stopwatch.GetElapsedTime(start), "", error);

    private string? SignedId(string id) => _signer is null ? null : id;
}
