using Withallo.Json;
using Withallo.Webhooks;

namespace Withallo.Api;

/// <summary>A webhook of one number, of the legacy kind: unsigned.</summary>
[AlloObject]
public sealed partial record Webhook : AlloObject
{
    /// <summary>The id that <see cref="IWebhooksApi.DeleteAsync"/> takes. Lists leave it out: keep the one that create returns.</summary>
    public string? Id { get; set; }

    /// <summary>The account's number whose events are posted.</summary>
    public string? AlloNumber { get; set; }

    /// <summary>Whether deliveries are on.</summary>
    public bool Enabled { get; set; }

    /// <summary>Where deliveries go.</summary>
    public string? Url { get; set; }

    /// <summary>What is delivered.</summary>
    public IReadOnlyList<WebhookTopic> Topics { get; set => field = value ?? []; } = [];
}
