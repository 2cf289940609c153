using Withallo.Json;
using Withallo.Webhooks;

namespace Withallo.Api.V2;

/// <summary>An address that receives the account's events, signed.</summary>
[AlloObject]
public sealed partial record WebhookEndpoint : AlloObject
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
    /// What deliveries are signed with, <c>whsec_…</c>. Returned on create, and on get by id according to Allo's reference; missing
    /// from lists and updates, so store it on create. Never printed.
    /// </summary>
    public string? SigningSecret { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; set; }
}
