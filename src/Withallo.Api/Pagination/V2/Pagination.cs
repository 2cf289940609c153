using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>What Allo says about a page. Any member may be missing.</summary>
[AlloObject]
public sealed partial record Pagination : AlloObject
{
    /// <summary>The number of the page, from 1; 0 where there is nothing to page through.</summary>
    public int? Page { get; set; }

    /// <summary>Rows a page.</summary>
    public int? Size { get; set; }

    /// <summary>How many rows there are on all pages.</summary>
    public int? TotalCount { get; set; }

    /// <summary>How many pages there are.</summary>
    public int? TotalPages { get; set; }

    /// <summary>Whether a page follows this one.</summary>
    public bool? HasMore { get; set; }
}
