using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>A figure at an hour of a weekday (rest-v2.md §10).</summary>
public sealed record HeatmapCell
{
    /// <summary>The weekday.</summary>
    public Weekday Day { get; set; }

    /// <summary>The hour, 0 to 23.</summary>
    public int? Hour { get; set; }

    /// <summary>The figure: a count, or a rate with fractions, although Allo's reference calls it whole.</summary>
    public double? Value { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Day = {Day.Value}, Hour = {Hour}, Value = {Value}");
        return true;
    }
}
