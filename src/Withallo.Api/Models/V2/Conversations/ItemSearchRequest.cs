using System.Text.Json.Serialization;
using Withallo.Api.Models;

namespace Withallo.Api.V2;

/// <summary>
/// Which calls and messages to search. All members narrow the search and may be combined; none at all returns
/// everything.
/// </summary>
public sealed record ItemSearchRequest : IValidatedRequest
{
    /// <summary>Only on this number of the account, E.164.</summary>
    public string? AlloNumber { get; init => field = value is null ? null : PhoneNumberText.Clean(value); }

    /// <summary>Only with this number, E.164.</summary>
    public string? ContactNumber { get; init => field = value is null ? null : PhoneNumberText.Clean(value); }

    /// <summary>Only items of this user.</summary>
    public string? UserId { get; init; }

    /// <summary>Only this way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Direction Direction { get; init; }

    /// <summary>Only calls or only messages; unset: both.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ItemTypeFilter Type { get; init; }

    /// <summary>Only calls that ended so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public CallOutcome Result { get; init; }

    /// <summary>Only items with these tags, by their keys (<see cref="Tag.Name"/>).</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Only unread items, or only read ones.</summary>
    public bool? Unread { get; init; }

    /// <summary>Only items nobody answered yet, or only the others.</summary>
    public bool? Unresponded { get; init; }

    /// <summary>
    /// Words to look for in transcripts, summaries and messages: each must begin a word there. Not a question in natural language,
    /// and without a letter or digit Allo refuses it (<c>INVALID_SEARCH_QUERY</c>).
    /// </summary>
    public string? Search { get; init; }

    /// <summary>The order; unset: newest first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ItemSort Sort { get; init; }

    /// <summary>Only items of these days.</summary>
    public AnalyticsDateRange? Date { get; init; }

    /// <summary>The page, from 1; null: the first.</summary>
    public int? Page { get; init; }

    /// <summary>Rows a page, 1 to 100; null: 20.</summary>
    public int? Size { get; init; }

    /// <summary>What to return beyond the items themselves.</summary>
    [JsonIgnore]
    public ItemExtensions Extend { get; init; }

    [JsonInclude]
    [JsonPropertyName("extend")]
    internal string? ExtendOnWire => Extend.HasFlag(ItemExtensions.Transcript) ? "transcript" : null;

    void IValidatedRequest.Validate(string parameterName)
    {
        Pages.Check(Page, Size, parameterName);
        Date?.Check(nameof(Date), parameterName);
    }

    /// <summary>The type alone: every member is personal data.</summary>
    public override string ToString() => nameof(ItemSearchRequest);
}
