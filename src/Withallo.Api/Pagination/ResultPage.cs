using System.Globalization;
using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api;

/// <summary>A page of API v1: counted from 0, and rows may shift between pages while new ones arrive.</summary>
/// <typeparam name="T">The rows.</typeparam>
[AlloObject]
public sealed partial record ResultPage<T> : AlloObject
    where T : AlloObject, new()
{
    /// <summary>The rows of this page.</summary>
    [JsonPropertyName("results")]
    public IReadOnlyList<T> Results { get; set => field = value ?? []; } = [];

    /// <summary>The number of this page, from 0.</summary>
    [AlloIgnore]
    [JsonIgnore]
    public int CurrentPage { get; set; }

    /// <summary>How many pages there are; 0 when there is no row, or when Allo did not say.</summary>
    [AlloIgnore]
    [JsonIgnore]
    public int TotalPages { get; set; }

    /// <summary>Whether Allo says that a page follows this one.</summary>
    [JsonIgnore]
    public bool HasMore => CurrentPage < TotalPages - 1;

    /// <summary>Whether Allo said anything about pages at all.</summary>
    internal bool HasMetadata { get; private set; }

    /// <summary>
    /// What Allo says about the page: flat for calls, nested for contacts and conversations; null is a single page. Written flat, so
    /// that a page which is stored and read back is still the same page.
    /// </summary>
    [AlloName("metadata")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonInclude]
    [JsonPropertyName("metadata")]
    internal PageMetadata? Metadata
    {
        get => HasMetadata || TotalPages > 0 ? new() { TotalPages = TotalPages, CurrentPage = CurrentPage } : null;
        set
        {
            if ((value?.Pagination ?? value) is { TotalPages: not null } said)
            {
                HasMetadata = true;
                TotalPages = said.TotalPages.Value;
                CurrentPage = said.CurrentPage ?? 0;
            }
        }
    }

    internal override string? Describe() =>
        string.Create(CultureInfo.InvariantCulture, $"{{ Results = {Results.Count}, CurrentPage = {CurrentPage}, TotalPages = {TotalPages} }}");
}
