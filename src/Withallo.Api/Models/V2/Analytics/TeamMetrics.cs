using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>How the team did over a period, inbound and outbound (rest-v2.md §10).</summary>
public sealed record TeamMetrics
{
    /// <summary>The period.</summary>
    public AnalyticsDateRange? Date { get; set; }

    /// <summary>The period compared with; null without one (rest-v2.md §16 trap 27).</summary>
    public AnalyticsDateRange? CompareDate { get; set; }

    /// <summary>The figures of all together.</summary>
    public TeamMetricsSummary? Summary { get; set; }

    /// <summary>The figures of each user.</summary>
    public IReadOnlyList<UserBreakdown> Breakdown { get; set => field = value ?? []; } = [];

    /// <summary>When the figures were last counted.</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Date = {Date}");
        return true;
    }
}
