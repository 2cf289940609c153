using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Benchmarks.Hand;

public sealed record HandContact
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? LastName { get; set; }

    public string? Company { get; set; }

    public IReadOnlyList<string> Emails { get; set; } = [];

    public IReadOnlyList<string> Numbers { get; set; } = [];

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
