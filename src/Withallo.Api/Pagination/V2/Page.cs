using System.Globalization;
using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// A page of API v2: counted from 1, unlike the pages of API v1. Rows may shift between pages while new ones arrive; their ids tell
/// the repeated ones.
/// </summary>
/// <typeparam name="T">The rows.</typeparam>
[AlloObject]
public partial record Page<T> : AlloObject
    where T : AlloObject, new()
{
    /// <summary>The rows of this page.</summary>
    [AlloName("data")]
    [JsonPropertyName("data")]
    public IReadOnlyList<T> Results { get; set => field = value ?? []; } = [];

    /// <summary>What Allo says about the page, as it says it.</summary>
    [JsonPropertyName("pagination")]
    public Pagination? Pagination { get; set; }

    /// <summary>The number of this page, from 1; 0 when Allo did not say.</summary>
    [JsonIgnore]
    public int CurrentPage => Pagination?.Page ?? 0;

    /// <summary>How many pages there are; 0 when there is no row, or when Allo did not say.</summary>
    [JsonIgnore]
    public int TotalPages => Pagination?.TotalPages ?? 0;

    /// <summary>How many rows there are on all pages; 0 when there is none, or when Allo did not say.</summary>
    [JsonIgnore]
    public int TotalCount => Pagination?.TotalCount ?? 0;

    /// <summary>Whether Allo says that a page follows this one.</summary>
    [JsonIgnore]
    public bool HasMore => Pagination?.HasMore ?? CurrentPage < TotalPages;

    internal override string? Describe() =>
        string.Create(CultureInfo.InvariantCulture, $"{{ Results = {Results.Count}, CurrentPage = {CurrentPage}, TotalPages = {TotalPages} }}");
}
