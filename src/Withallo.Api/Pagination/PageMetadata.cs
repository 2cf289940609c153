using Withallo.Json.Shapes;

namespace Withallo.Api;

/// <summary>What API v1 says about a page, in either of its shapes.</summary>
internal sealed class PageMetadata
{
    public int? TotalPages { get; set; }

    public int? CurrentPage { get; set; }

    public PageMetadata? Pagination { get; set; }

    internal static ObjectShape<PageMetadata> Shape { get; } = Flat()
        .Member("pagination", Flat(), p => p.Pagination, (p, value) => p.Pagination = value);

    private static ObjectShape<PageMetadata> Flat() => new ObjectShape<PageMetadata>(() => new(), isStrict: true)
        .Member("total_pages", Wire.Integer, p => p.TotalPages, (p, value) => p.TotalPages = checked((int?)value))
        .Member("current_page", Wire.Integer, p => p.CurrentPage, (p, value) => p.CurrentPage = checked((int?)value));
}
