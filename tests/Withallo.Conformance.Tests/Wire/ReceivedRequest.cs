using System.Text.Json.Nodes;

namespace Withallo.Conformance.Tests;

/// <summary>A request as it came over the socket.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Target">The path and the query, still encoded.</param>
/// <param name="Headers">The headers, their names in any case.</param>
/// <param name="Body">The body; empty when there was none.</param>
internal sealed record ReceivedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The segments of the path, decoded.</summary>
    public IReadOnlyList<string> Segments => [.. Target.Split('?')[0].Split('/').Select(Uri.UnescapeDataString)];

    /// <summary>The query, decoded as a form is: a bare <c>+</c> is a space (docs/allo-api/values.md#plus-signs).</summary>
    public IEnumerable<KeyValuePair<string, string>> Query =>
        from pair in Target.Split('?').Skip(1).SelectMany(query => query.Split('&'))
        let parts = pair.Split('=', 2)
        select KeyValuePair.Create(Decode(parts[0]), Decode(parts[1]));

    public JsonNode? Json => Body.Length == 0 ? null : JsonNode.Parse(Body);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
