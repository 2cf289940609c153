using Withallo.Api.V2;

namespace Withallo.Testing.V2;

/// <summary>A search for keywords: each must begin a word of the item's summary, text or transcript (docs/allo-api/v2.md#calls-and-messages).</summary>
internal sealed class KeywordSearch
{
    private readonly string[] _keywords;

    public KeywordSearch(string search)
    {
        _keywords = Words(search);
        if (_keywords.Length == 0)
        {
            throw V2Errors.For("INVALID_SEARCH_QUERY", "search");
        }
    }

    /// <summary>How well it fits: how many words begin with a keyword; 0 when a keyword begins none.</summary>
    public int Rank(ConversationItem item)
    {
        string?[] texts = [item.Summary, item.Content, .. (item.Transcript ?? []).Select(entry => entry.Text)];
        var words = texts.SelectMany(Words).ToArray();
        var counts = _keywords.Select(keyword => words.Count(word => word.StartsWith(keyword, StringComparison.OrdinalIgnoreCase))).ToArray();
        return counts.Contains(0) ? 0 : counts.Sum();
    }

    private static string[] Words(string? text) =>
        new string([.. (text ?? "").Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
