using System.Net.Http.Headers;

namespace Withallo.Webhooks.PostgreSql.Tests.Support;

/// <summary>Stands in for the class of that name in Microsoft.Azure.Functions.Worker.Http, which derives from the same.</summary>
internal sealed class HttpHeadersCollection : HttpHeaders;
