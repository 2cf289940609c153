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

    /// <summary>What the answer is called in support, where the API has a name for it.</summary>
    public string? RequestId { get; set; }

    /// <summary>A value of the query; null when it is missing or empty. A bare <c>+</c> has become a space (rest-v1.md §8 trap 35).</summary>
    public string? QueryValue(string name) => Query[name] is [{ Length: > 0 } first, ..] ? first : null;

    /// <summary>A header; null when it is missing or empty.</summary>
    public string? Header(string name) => Headers[name] is [{ Length: > 0 } first, ..] ? first : null;
}
