using System.Net;

namespace Withallo.Webhooks.PostgreSql.Tests.Support;

/// <summary>Stands in for the class of that name in Microsoft.Azure.Functions.Worker.Http, as far as a function needs it.</summary>
internal sealed class HttpRequestData
{
    public HttpHeadersCollection Headers { get; } = new();

    public required Stream Body { get; init; }

#pragma warning disable CA1822 // As in the class that this stands in for.
    public HttpResponseData CreateResponse(HttpStatusCode statusCode) => new() { StatusCode = statusCode };
#pragma warning restore CA1822
}
