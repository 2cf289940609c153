using Withallo.Json.Shapes;

namespace Withallo.Webhooks.V2;

/// <summary>A deal of the contact at the other end of a call.</summary>
public sealed record CallDeal : WebhookObject
{
    /// <summary>The id of the deal, <c>dea-…</c>.</summary>
    public string? Id { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>Where it stands: a stage of the account's own pipeline, or one of the known words in any case.</summary>
    public CallDealStatus Status { get; set; }

    /// <summary>What it is worth, in <see cref="Currency"/>.</summary>
    public decimal? Value { get; set; }

    /// <summary>The currency, such as <c>EUR</c>.</summary>
    public string? Currency { get; set; }

    /// <summary>When it is expected to close; Allo names no offset, which is read as UTC.</summary>
    public DateTimeOffset? CloseDate { get; set; }

    internal override string? ObjectId => Id;

    internal static ObjectShape<CallDeal> Shape { get; } = new ObjectShape<CallDeal>(() => new())
        .Member("id", Wire.Text, p => p.Id, (p, value) => p.Id = value)
        .Member("name", Wire.Text, p => p.Name, (p, value) => p.Name = value)
        .Member("status", Wire.Word<CallDealStatus>(), p => p.Status, (p, value) => p.Status = value)
        .Member("value", Wire.Number, p => p.Value, (p, value) => p.Value = value)
        .Member("currency", Wire.Text, p => p.Currency, (p, value) => p.Currency = value)
        .Member("close_date", Wire.Date, p => p.CloseDate, (p, value) => p.CloseDate = value);
}
