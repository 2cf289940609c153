using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json.Shapes;

namespace Withallo.Api;

/// <summary>A page of API v1: counted from 0, and rows may shift between pages while new ones arrive.</summary>
/// <typeparam name="T">The rows.</typeparam>
public sealed record ResultPage<T> : IKeepsUnknown
{
    /// <summary>The rows of this page.</summary>
    public IReadOnlyList<T> Results { get; set => field = value ?? []; } = [];

    /// <summary>The number of this page, from 0.</summary>
    [JsonIgnore]
    public int CurrentPage { get; set; }

    /// <summary>How many pages there are; 0 when there is no row, or when Allo did not say.</summary>
    [JsonIgnore]
    public int TotalPages { get; set; }

    /// <summary>Whether Allo says that a page follows this one.</summary>
    [JsonIgnore]
    public bool HasMore => CurrentPage < TotalPages - 1;

    /// <summary>What Allo sent beyond rows and metadata.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>Whether Allo said anything about pages at all.</summary>
    [JsonIgnore]
    internal bool HasMetadata { get; private set; }

    /// <summary>
    /// Both shapes of Allo's metadata: flat for calls, nested for contacts and conversations; null is a single page. Written flat, so
    /// that a page which is stored and read back is still the same page.
    /// </summary>
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

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Results = {Results.Count}, CurrentPage = {CurrentPage}, TotalPages = {TotalPages}");
        return true;
    }
}
