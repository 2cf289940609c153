using System.Net.Http.Headers;
using System.Text;
using Withallo.Testing;

namespace Withallo.Tests;

/// <summary>Speaks to a sandbox over a real socket, with nothing of our client in between.</summary>
internal sealed class WireClient(AlloSandbox allo, Uri? baseUrl = null) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public Task<WireResponse> GetAsync(string path) => SendAsync("GET", path);

    public Task<WireResponse> PostAsync(string path, string body) => SendAsync("POST", path, body);

    public Task<WireResponse> PatchAsync(string path, string body) => SendAsync("PATCH", path, body);

    public Task<WireResponse> PutAsync(string path, string body) => SendAsync("PUT", path, body);

    public Task<WireResponse> DeleteAsync(string path) => SendAsync("DELETE", path);

    /// <summary>Sends with the right key, unless another one is given; <c>""</c> sends none. The path is relative to the base URL, v1's by default.</summary>
    public async Task<WireResponse> SendAsync(
        string method, string path, string? body = null, string? authorization = null, string contentType = "application/json",
        params (string Name, string Value)[] headers)
    {
        using var request = Request(method, path, body, authorization, contentType);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request, Cancelled);
        var text = await response.Content.ReadAsStringAsync(Cancelled);
        return new WireResponse((int)response.StatusCode, text, response.Headers, response.Content.Headers);
    }

    /// <summary>Posts with a token of the test's own, to give up with.</summary>
    public async Task PostUntilAsync(string path, string body, CancellationToken givingUp)
    {
        using var request = Request("POST", path, body, null, "application/json");
        using var response = await _http.SendAsync(request, givingUp);
    }

    /// <summary>Only the head: the body is for the test to read.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string path)
    {
        using var request = Request("GET", path, null, null, "application/json");
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancelled);
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(string method, string path, string? body, string? authorization, string contentType)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path.StartsWith("http", StringComparison.Ordinal) ? path : (baseUrl ?? allo.BaseUrl) + path);
        if (authorization != "")
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization ?? allo.ApiKey);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        return request;
    }
}
