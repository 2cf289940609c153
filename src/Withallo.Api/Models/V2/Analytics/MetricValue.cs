using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>A figure and how it compares (rest-v2.md §10). Counts are whole, times are in seconds, rates go from 0 to 1.</summary>
public sealed record MetricValue
{
    /// <summary>The figure.</summary>
    public double? Value { get; set; }

    /// <summary>The figure of the period compared with; null without one.</summary>
    public double? Previous { get; set; }

    /// <summary>The change since then, as a ratio: 0.15 is 15 % more; null without a comparison.</summary>
    public double? Change { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Value = {Value}, Previous = {Previous}, Change = {Change}");
        return true;
    }
}
