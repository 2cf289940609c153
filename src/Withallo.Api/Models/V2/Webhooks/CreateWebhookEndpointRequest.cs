using Withallo.Api.Models;
using Withallo.Webhooks;

namespace Withallo.Api.V2;

/// <summary>An address to register for the account's events. It is on from the start and hears of all numbers.</summary>
public sealed record CreateWebhookEndpointRequest : IValidatedRequest
{
    /// <summary>Where deliveries go: a public HTTPS address.</summary>
    public required string Url { get; init; }

    /// <summary>
    /// What to deliver, at least one topic, such as <c>call.completed</c>; <see cref="IWebhookEndpointsApi.ListEventTypesAsync"/> knows
    /// them all.
    /// </summary>
    public required IReadOnlyList<WebhookTopic> Topics { get; init; }

    /// <summary>What the account calls it.</summary>
    public string? Description { get; init; }

    void IValidatedRequest.Validate(string parameterName)
    {
        Validation.NotEmpty(Url, nameof(Url), parameterName);
        Validation.SomeOf(Topics, nameof(Topics), parameterName);
    }

    /// <summary>The type alone: an address may hold a secret.</summary>
    public override string ToString() => nameof(CreateWebhookEndpointRequest);
}
