namespace Withallo.Api;

/// <summary>What API v1 says about a page, in either of its shapes.</summary>
internal sealed class PageMetadata
{
    public int? TotalPages { get; set; }

    public int? CurrentPage { get; set; }

    public PageMetadata? Pagination { get; set; }
}
