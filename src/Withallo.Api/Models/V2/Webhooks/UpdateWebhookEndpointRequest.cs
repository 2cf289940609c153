using System.Text.Json.Serialization;
using Withallo.Api.Models;
using Withallo.Json;
using Withallo.Webhooks;

namespace Withallo.Api.V2;

/// <summary>
/// What to change of a webhook endpoint: a member that is not set stays as it is. None of them can be null.
/// </summary>
public sealed record UpdateWebhookEndpointRequest : IValidatedRequest
{
    /// <summary>Where deliveries go: a public HTTPS address.</summary>
    [JsonConverter(typeof(OptionalConverter<string>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Url { get; init; }

    /// <summary>All topics to deliver: the list replaces the one Allo has.</summary>
    [JsonConverter(typeof(OptionalConverter<IReadOnlyList<WebhookTopic>>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<WebhookTopic>> Topics { get; init; }

    /// <summary>What the account calls it; no way to clear it is documented.</summary>
    [JsonConverter(typeof(OptionalConverter<string>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Description { get; init; }

    /// <summary>Whether deliveries are on; <see langword="false"/> pauses them.</summary>
    [JsonConverter(typeof(OptionalConverter<bool>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<bool> Enabled { get; init; }

    void IValidatedRequest.Validate(string parameterName)
    {
        if (Url.IsSet)
        {
            Validation.NotEmpty(Url.Value, nameof(Url), parameterName);
        }

        if (Topics.IsSet)
        {
            Validation.SomeOf(Topics.Value, nameof(Topics), parameterName);
        }

        if (Description is { IsSet: true, Value: null })
        {
            throw new ArgumentException("Description is null, which Allo does not take: leave it unset to keep it.", parameterName);
        }
    }

    /// <summary>The type alone: an address may hold a secret.</summary>
    public override string ToString() => nameof(UpdateWebhookEndpointRequest);
}
