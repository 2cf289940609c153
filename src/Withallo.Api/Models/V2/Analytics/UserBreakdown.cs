using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>The figures of one user (rest-v2.md §10).</summary>
public sealed record UserBreakdown
{
    /// <summary>The user.</summary>
    public UserRef? User { get; set; }

    /// <summary>Calls.</summary>
    public MetricValue? Calls { get; set; }

    /// <summary>Seconds talked.</summary>
    public MetricValue? TalkTimeSeconds { get; set; }

    /// <summary>Calls longer than a minute.</summary>
    [JsonPropertyName("calls_over_1_min")]
    public MetricValue? CallsOver1Min { get; set; }

    /// <summary>The share of calls answered, 0 to 1.</summary>
    public MetricValue? AnswerRate { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"User = {User}");
        return true;
    }
}
