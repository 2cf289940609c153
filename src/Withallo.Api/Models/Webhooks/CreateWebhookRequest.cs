using System.Text;
using Withallo.Api.Models;
using Withallo.Webhooks;

namespace Withallo.Api;

/// <summary>A webhook to register for one number.</summary>
public sealed record CreateWebhookRequest : IValidatedRequest
{
    /// <summary>The account's number whose events are posted, E.164.</summary>
    public required string AlloNumber { get; init => field = PhoneNumberText.Clean(value); }

    /// <summary>Where deliveries go: a public HTTPS address. Deliveries of this kind carry no signature, so put something unguessable in it.</summary>
    public required string Url { get; init; }

    /// <summary>What to deliver, such as <see cref="WebhookTopic.FromName"/> of <c>CALL_RECEIVED</c>.</summary>
    public required IReadOnlyList<WebhookTopic> Topics { get; init; }

    /// <summary>Whether deliveries are on from the start.</summary>
    public bool Enabled { get; init; } = true;

    void IValidatedRequest.Validate(string parameterName)
    {
        Validation.NotEmpty(AlloNumber, nameof(AlloNumber), parameterName);
        Validation.NotEmpty(Url, nameof(Url), parameterName);
        Validation.SomeOf(Topics, nameof(Topics), parameterName);
    }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Enabled = ").Append(Enabled);
        return true;
    }
}
