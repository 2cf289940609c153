using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>
/// A page of API v2: counted from 1, unlike the pages of API v1. Rows may shift between pages while new
/// ones arrive; their ids tell the repeated ones.
/// </summary>
/// <typeparam name="T">The rows.</typeparam>
public record Page<T>
{
    /// <summary>The rows of this page.</summary>
    [JsonPropertyName("data")]
    public IReadOnlyList<T> Results { get; set => field = value ?? []; } = [];

    /// <summary>What Allo says about the page, as it says it.</summary>
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

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>Prints how many rows there are and which page it is: never the rows.</summary>
    /// <param name="text">Where to.</param>
    protected virtual bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Results = {Results.Count}, CurrentPage = {CurrentPage}, TotalPages = {TotalPages}");
        return true;
    }
}
