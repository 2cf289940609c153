using Microsoft.AspNetCore.Http;

namespace Withallo.Testing;

/// <summary>A request as the operations see it.</summary>
internal sealed class SandboxRequest
{
    public required string Method { get; init; }

    /// <summary>The path as it was sent, percent-encoding and all.</summary>
    public required string Path { get; init; }

    public required IQueryCollection Query { get; init; }

    public required IHeaderDictionary Headers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public string? Authorization => Headers.Authorization;

    public string? ContentType => Headers.ContentType;

    /// <summary>The request id of the response, where the API has one.</summary>
    public string? RequestId { get; set; }

    /// <summary>A value of the query; null when it is missing or empty. A bare <c>+</c> has become a space (docs/allo-api/values.md#plus-signs).</summary>
    public string? QueryValue(string name) => Query[name] is [{ Length: > 0 } first, ..] ? first : null;

    /// <summary>A header; null when it is missing or empty.</summary>
    public string? Header(string name) => Headers[name] is [{ Length: > 0 } first, ..] ? first : null;
}
