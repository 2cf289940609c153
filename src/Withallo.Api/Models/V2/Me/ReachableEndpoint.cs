using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>An endpoint that a key may call (rest-v2.md §3).</summary>
public sealed record ReachableEndpoint
{
    /// <summary>The HTTP method.</summary>
    public EndpointMethod Method { get; set; }

    /// <summary>The path with its placeholders, such as <c>/v2/api/conversations</c>.</summary>
    public string? Path { get; set; }

    /// <summary>What the endpoint does, in Allo's words.</summary>
    public string? Description { get; set; }

    /// <summary>The scope that opens it.</summary>
    public string? Scope { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Method = ").Append(Method.Value).Append(", Path = ").Append(Path).Append(", Scope = ").Append(Scope);
        return true;
    }
}
