using Withallo.Json;

namespace Withallo.Api;

/// <summary>What API v1 says about a page, flat or one level down.</summary>
[AlloObject]
internal sealed partial record PageMetadata : AlloObject
{
    public int? TotalPages { get; set; }

    public int? CurrentPage { get; set; }

    public PageMetadata? Pagination { get; set; }
}
