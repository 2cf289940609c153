using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Benchmarks.Hand;

public sealed record HandMessage
{
    public string? Id { get; set; }

    public string? Direction { get; set; }

    public string? Type { get; set; }

    public string? Content { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public string? FromNumber { get; set; }

    public string? FromName { get; set; }

    public string? ToNumber { get; set; }

    public string? ToName { get; set; }

    public string? UserEmail { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
