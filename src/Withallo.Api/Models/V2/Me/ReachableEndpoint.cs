using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>An endpoint that a key may call.</summary>
[AlloObject]
public sealed partial record ReachableEndpoint : AlloObject
{
    /// <summary>The HTTP method.</summary>
    public EndpointMethod Method { get; set; }

    /// <summary>The path with its placeholders, such as <c>/v2/api/conversations</c>.</summary>
    public string? Path { get; set; }

    /// <summary>Allo's description of the endpoint.</summary>
    public string? Description { get; set; }

    /// <summary>The scope that opens it.</summary>
    public string? Scope { get; set; }

    /// <summary>Some keys get a list of texts: a path, or a method and a path.</summary>
    internal override bool TrySetText(string text)
    {
        var parts = text.Split(' ', 2, StringSplitOptions.TrimEntries);
        (Method, Path) = parts.Length == 2 ? (parts[0], parts[1]) : (default(EndpointMethod), text);
        return true;
    }
}
