using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Webhooks;

namespace Withallo.Api;

/// <summary>A webhook of one number, of the legacy kind: unsigned (rest-v1.md §7).</summary>
public sealed record Webhook
{
    /// <summary>The id that <see cref="IWebhooksApi.DeleteAsync"/> takes. Lists leave it out: keep the one that create answers (rest-v1.md §8 trap 4).</summary>
    public string? Id { get; set; }

    /// <summary>The account's number whose events are posted. Read under both of its names (rest-v1.md §8 trap 3).</summary>
    public string? AlloNumber { get; set; }

    /// <summary>Whether deliveries are on.</summary>
    public bool Enabled { get; set; }

    /// <summary>Where deliveries go.</summary>
    public string? Url { get; set; }

    /// <summary>What is delivered.</summary>
    public IReadOnlyList<WebhookTopic> Topics { get; set => field = value ?? []; } = [];

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    [JsonInclude]
    [JsonPropertyName("alloNumber")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    internal string? CamelCaseAlloNumber { get => null; set => AlloNumber ??= value; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Id = ").Append(Id).Append(", Enabled = ").Append(Enabled);
        return true;
    }
}
