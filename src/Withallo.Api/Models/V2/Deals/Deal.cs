using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A deal of the CRM (rest-v2.md §13). Any member may be missing but the id.</summary>
public sealed record Deal
{
    /// <summary>The deal's id, <c>dea-…</c>.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The stage of the account's own pipeline: free text, such as <c>negotiation</c> (rest-v2.md §16 trap 7).</summary>
    public string? Status { get; set; }

    /// <summary>The amount, in <see cref="Currency"/>.</summary>
    public decimal? Amount { get; set; }

    /// <summary>The currency, ISO 4217.</summary>
    public string? Currency { get; set; }

    /// <summary>When it was closed (UTC).</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The company.</summary>
    public CompanyRef? Company { get; set; }

    /// <summary>When the deal was made (UTC).</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the deal was last changed (UTC).</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Id = ").Append(Id);
        return true;
    }
}
