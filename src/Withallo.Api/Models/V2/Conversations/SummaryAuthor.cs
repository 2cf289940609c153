using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Who updated a summary.</summary>
[AlloObject]
public sealed partial record SummaryAuthor : AlloObject
{
    /// <summary>The user's id.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The user's name.</summary>
    public string? Name { get; set; }
}
