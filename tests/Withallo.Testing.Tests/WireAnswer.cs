using System.Net.Http.Headers;
using System.Text.Json;

namespace Withallo.Tests;

/// <summary>What came back.</summary>
internal sealed record WireAnswer(int Status, string Body, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }

    public JsonElement Data => Json.GetProperty("data");

    public JsonElement[] Results => [.. Data.GetProperty("results").EnumerateArray()];

    public JsonElement Metadata => Data.GetProperty("metadata");

    /// <summary>Status and whole body, which is how an error is recognised.</summary>
    public void IsError(int status, string body)
    {
        Assert.Equal(body, Body);
        Assert.Equal(status, Status);
        Assert.Equal("application/json", ContentHeaders.ContentType?.ToString());
    }
}
