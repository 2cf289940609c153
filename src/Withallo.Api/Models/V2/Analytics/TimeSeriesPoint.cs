using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>A figure at a date (rest-v2.md §10).</summary>
public sealed record TimeSeriesPoint
{
    /// <summary>The day the point stands for.</summary>
    public DateOnly? Date { get; set; }

    /// <summary>The figure.</summary>
    public double? Value { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Date = {Date:yyyy-MM-dd}, Value = {Value}");
        return true;
    }
}
