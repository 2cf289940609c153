using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A conversation: all items between a number of the account and one other number (rest-v2.md §7).</summary>
public sealed record ConversationSummary
{
    /// <summary>The other number, E.164.</summary>
    public string? ContactNumber { get; set; }

    /// <summary>Who has that number; several contacts may share one.</summary>
    public IReadOnlyList<ConversationContact> Contacts { get; set => field = value ?? []; } = [];

    /// <summary>When something last happened.</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? LastActivity { get; set; }

    /// <summary>What happened last, only partly filled: even the numbers may be missing (rest-v2.md §16 trap 4).</summary>
    public ConversationItem? LastItem { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"LastActivity = {LastActivity:O}, LastItem = {LastItem}");
        return true;
    }
}
