using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Withallo.Conformance.Tests;

/// <summary>An operation as the document declares it.</summary>
internal sealed record VendorOperation(string Id, HttpMethod Method, string Path, OpenApiOperation Declared)
{
    public bool IsV2 => Path.StartsWith("/v2/", StringComparison.Ordinal);

    public IEnumerable<IOpenApiParameter> Parameters => Declared.Parameters ?? [];

    public IOpenApiSchema? Body => Declared.RequestBody?.Content?.Values.Single().Schema;

    /// <summary>The declared responses, by status; without content where no body is declared.</summary>
    public IEnumerable<(int Status, IOpenApiMediaType? Content)> Responses => (Declared.Responses ?? []).Select(response =>
        (int.Parse(response.Key, CultureInfo.InvariantCulture), response.Value.Content?.Values.SingleOrDefault()));

    /// <summary>Every example of a response, however the document gives it.</summary>
    public static IEnumerable<JsonNode> Examples(IOpenApiMediaType content) =>
        (content.Examples?.Values.Select(example => example.Value) ?? []).Append(content.Example).OfType<JsonNode>();

    public override string ToString() => Id;
}
