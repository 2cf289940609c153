using Refit;

namespace Withallo.Api.Tests.Resilience;

/// <summary>Returns what Refit reads without the client's serializer.</summary>
public interface IReturnsResponseMessage
{
    [Get("/v2/api/own")]
    Task<HttpResponseMessage> ReadAsync();
}
