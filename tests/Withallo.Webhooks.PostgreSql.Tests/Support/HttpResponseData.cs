using System.Net;

namespace Withallo.Webhooks.PostgreSql.Tests.Support;

/// <summary>Stands in for the class of that name in Microsoft.Azure.Functions.Worker.Http.</summary>
internal sealed class HttpResponseData
{
    public HttpStatusCode StatusCode { get; init; }

    public HttpHeadersCollection Headers { get; } = new();
}
