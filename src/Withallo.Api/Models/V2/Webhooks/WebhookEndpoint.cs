using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;
using Withallo.Webhooks;

namespace Withallo.Api.V2;

/// <summary>An address that receives the account's events, signed (rest-v2.md §8).</summary>
public sealed record WebhookEndpoint
{
    /// <summary>The endpoint's id, <c>ep_…</c>.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>Where deliveries go.</summary>
    public string? Url { get; set; }

    /// <summary>What is delivered.</summary>
    public IReadOnlyList<WebhookTopic> Topics { get; set => field = value ?? []; } = [];

    /// <summary>What the account calls it.</summary>
    public string? Description { get; set; }

    /// <summary>Whether deliveries are on.</summary>
    public bool? Enabled { get; set; }

    /// <summary>
    /// What deliveries are signed with, <c>whsec_…</c>. Answered on create, and on get by id according to Allo's reference; missing
    /// from lists and updates, so store it on create (rest-v2.md §16 trap 12). Never printed.
    /// </summary>
    public string? SigningSecret { get; set; }

    /// <summary>When it was made.</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Id = {Id}, Enabled = {Enabled}");
        return true;
    }
}
