using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using Refit;
using Withallo.Api.Calls;
using Withallo.Api.Http;
using Withallo.Api.Models;
using Withallo.Api.V2;

namespace Withallo.Api.Serialization;

/// <summary>What Refit asks for the bodies of requests and responses. Reading a response ends its call.</summary>
internal sealed class AlloContentSerializer(IResponseJson json) : IHttpContentSerializer, ISynchronousContentSerializer
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    public HttpContent ToHttpContent<T>(T item)
    {
        ArgumentNullException.ThrowIfNull(item, "request");
        (item as IValidatedRequest)?.Validate("request");
        return new ByteArrayContent(json.Write(item)) { Headers = { ContentType = JsonType } };
    }

    public HttpContent ToHttpContentSynchronous<T>(T item) => ToHttpContent(item);

    public HttpContent ToStreamingHttpContent<T>(T item) => ToHttpContent(item);

    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
    {
        var body = (PooledContent)content;
        try
        {
            if (!json.TryRead<T>(body.Span, out var value))
            {
                throw Failures.Unreadable(body.Call, body.Span, "is missing");
            }

            if (value is Me { RateLimits: { } limits })
            {
                body.Call.LimitsStated?.Invoke(limits.ReadPerSecond, limits.WritePerSecond);
            }

            body.Call.Complete(null);
            return Task.FromResult(value);
        }
        catch (Exception exception)
        {
            var failure = exception is JsonException or InvalidOperationException or FormatException or ArgumentException or OverflowException
                ? Failures.Unreadable(body.Call, body.Span, Failures.Place(exception))
                : exception;
            body.Call.Complete(failure);
            throw failure;
        }
    }

    /// <summary>Only for query objects and forms, of which there are none.</summary>
    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;
}
