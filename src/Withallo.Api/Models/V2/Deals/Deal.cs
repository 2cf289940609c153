using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A deal of the CRM. Any member may be missing but the id.</summary>
[AlloObject]
public sealed partial record Deal : AlloObject
{
    /// <summary>The deal's id, <c>dea-…</c>.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The stage of the account's own pipeline: free text, such as <c>negotiation</c>.</summary>
    public string? Status { get; set; }

    /// <summary>The amount, in <see cref="Currency"/>.</summary>
    public decimal? Amount { get; set; }

    /// <summary>The currency, ISO 4217.</summary>
    public string? Currency { get; set; }

    /// <summary>When it was closed (UTC).</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The company.</summary>
    public CompanyRef? Company { get; set; }

    /// <summary>When the deal was made (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the deal was last changed (UTC).</summary>
    public DateTimeOffset? UpdatedAt { get; set; }
}
