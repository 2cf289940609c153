using System.Text;
using Microsoft.AspNetCore.Http;

namespace Withallo.Testing;

/// <summary>A response, and the way it goes out.</summary>
internal sealed record Reply(int StatusCode, ReadOnlyMemory<byte> Body = default, string ContentType = "application/json")
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public BodyTransfer Transfer { get; init; } = BodyTransfer.Whole;

    public static Reply FromText(int statusCode, string body, string contentType = "application/json") =>
        new(statusCode, Encoding.UTF8.GetBytes(body), contentType);

    /// <summary>The same response with more headers; one that is there already gets the new value.</summary>
    public Reply With(IEnumerable<KeyValuePair<string, string>> headers)
    {
        var all = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            all[name] = value;
        }

        return this with { Headers = all };
    }

    public Task SendAsync(HttpResponse response, TimeProvider clock, CancellationToken cancellationToken)
    {
        response.StatusCode = StatusCode;
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        if (StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified)
        {
            return Task.CompletedTask;
        }

        if (!Body.IsEmpty)
        {
            response.ContentType = ContentType;
        }

        response.ContentLength = Body.Length;
        return Transfer.SendAsync(response, Body, clock, cancellationToken);
    }
}
