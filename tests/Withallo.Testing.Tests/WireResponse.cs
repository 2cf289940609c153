using System.Net.Http.Headers;
using System.Text.Json;

namespace Withallo.Tests;

/// <summary>A response of the sandbox.</summary>
internal sealed record WireResponse(int Status, string Body, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
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

    public JsonElement[] Rows => [.. Data.EnumerateArray()];

    public JsonElement Pagination => Json.GetProperty("pagination");

    /// <summary>The error of API v2, its status checked and its type and members that every one has.</summary>
    public JsonElement Error(int status, string type, string code)
    {
        var error = Json.GetProperty("error");
        Assert.Equal((status, type, code), (Status, error.Text("type"), error.Text("code")));
        Assert.NotEmpty(error.Text("message")!);
        Assert.Equal(Header("X-Request-Id"), error.Text("request_id"));
        Assert.NotEmpty(error.Text("doc_url")!);
        Assert.Equal("application/json", ContentHeaders.ContentType?.ToString());
        return error;
    }

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    /// <summary>Status and whole body, which is how an error is recognised.</summary>
    public void IsError(int status, string body)
    {
        Assert.Equal(body, Body);
        Assert.Equal(status, Status);
        Assert.Equal("application/json", ContentHeaders.ContentType?.ToString());
    }
}
