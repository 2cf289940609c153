using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Benchmarks.Hand;

public sealed record HandSentSms
{
    public string? FromNumber { get; set; }

    public string? SenderId { get; set; }

    public string? ToNumber { get; set; }

    public string? Type { get; set; }

    public string? Content { get; set; }

    public DateTimeOffset? StartDate { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
