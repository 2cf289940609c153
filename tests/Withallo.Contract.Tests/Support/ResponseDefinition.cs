using System.Text.Json.Nodes;
using WireMock.ResponseBuilders;
using WireMock.ResponseProviders;

namespace Withallo.Contract.Tests.Support;

/// <summary>The response of a mapping: one that arrives, or one that does not as it should.</summary>
internal sealed record ResponseDefinition(
    int Status = 200,
    IReadOnlyDictionary<string, string>? Headers = null,
    JsonNode? JsonBody = null,
    string? Body = null,
    Fault? Fault = null,
    int FixedDelayMilliseconds = 0,
    ChunkedDribbleDelay? ChunkedDribbleDelay = null)
{
    /// <summary>The body as it is sent.</summary>
    public string? Content => JsonBody?.ToJsonString() ?? Body;

    /// <summary>What WireMock.Net sends.</summary>
    public IResponseProvider ToProvider()
    {
        var response = Response.Create().WithStatusCode(Status);
        foreach (var (name, value) in Headers ?? new Dictionary<string, string>())
        {
            response = response.WithHeader(name, value);
        }

        // As text, since WireMock.Net leaves nulls out of JSON.
        response = Content is { } content ? response.WithBody(content) : response;
        return Fault is null && FixedDelayMilliseconds == 0 && ChunkedDribbleDelay is null && Headers?.ContainsKey("Content-Length") is not true
            ? response
            : new FaultyResponse(this, response);
    }
}
