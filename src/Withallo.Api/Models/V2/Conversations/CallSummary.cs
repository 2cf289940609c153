using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A call's summary after an update (rest-v2.md §7).</summary>
public sealed record CallSummary
{
    /// <summary>The id of the call.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The whole summary, in Markdown.</summary>
    public string? Content { get; set; }

    /// <summary>One more with each update. It cannot be sent back: the last writer wins (rest-v2.md §16 trap 30).</summary>
    public long? Version { get; set; }

    /// <summary>When it was updated (UTC).</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>Who updated it.</summary>
    public SummaryAuthor? UpdatedBy { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Id = {Id}, Version = {Version}");
        return true;
    }
}
