using System.Text;

namespace Withallo.Testing;

/// <summary>A request that reached the sandbox, as it was on the wire.</summary>
public sealed record RecordedRequest
{
    internal RecordedRequest()
    {
    }

    /// <summary>When it arrived, on the sandbox's clock.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The method, such as <c>GET</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The path as it was sent, percent-encoding and all.</summary>
    public required string Path { get; init; }

    /// <summary>The query as it was sent, <c>?</c> included; empty when there was none.</summary>
    public required string Query { get; init; }

    /// <summary>The path's pattern, such as <c>/v1/api/contact/{contact_id}</c>; null when the path is none of the API's.</summary>
    public string? Route { get; init; }

    /// <summary>Which generation of the API it was for; null when the path is neither's.</summary>
    public ApiGeneration? Generation { get; init; }

    /// <summary>The headers by name, case aside; several values of one name are joined by a comma. The key is among them.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as text; empty when there was none.</summary>
    public required string Body { get; init; }

    /// <summary>The status of the response; null when there is none: the connection was cut, or the response is still to come.</summary>
    public int? StatusCode { get; internal set; }

    private bool PrintMembers(StringBuilder text)
    {
        // Paths and queries hold phone numbers, headers hold the key: the pattern and a mask say enough.
        text.Append("Method = ").Append(Method)
            .Append(", Route = ").Append(Route)
            .Append(", Authorization = ").Append(Headers.ContainsKey("Authorization") ? "***" : "none")
            .Append(", StatusCode = ").Append(StatusCode);
        return true;
    }
}
