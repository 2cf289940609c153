using Withallo.Json;

namespace Withallo.Webhooks.V2;

/// <summary>A deal of the contact at the other end of a call.</summary>
[AlloObject]
public sealed partial record CallDeal : AlloObject
{
    /// <summary>The id of the deal, <c>dea-…</c>.</summary>
    public string? Id { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>Where it stands: a stage of the account's own pipeline, or one of the known values in any case.</summary>
    public CallDealStatus Status { get; set; }

    /// <summary>What it is worth, in <see cref="Currency"/>.</summary>
    public decimal? Value { get; set; }

    /// <summary>The currency, such as <c>EUR</c>.</summary>
    public string? Currency { get; set; }

    /// <summary>When it is expected to close; Allo names no offset, which is read as UTC.</summary>
    public DateTimeOffset? CloseDate { get; set; }
}
