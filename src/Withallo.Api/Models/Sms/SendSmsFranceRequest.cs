using Withallo.Api.Models;

namespace Withallo.Api;

/// <summary>A message to France, sent under a verified sender ID instead of a number.</summary>
public sealed record SendSmsFranceRequest : IValidatedRequest
{
    /// <summary>The sender ID, which Allo must have verified and activated.</summary>
    public required string SenderId { get; init; }

    /// <summary>The number that receives: E.164, starting with <c>+33</c>.</summary>
    public required string To { get; init => field = PhoneNumberText.Clean(value); }

    /// <summary>The text, 1 to 1000 characters. How Allo counts them is documented nowhere; an edge case is its to decide.</summary>
    public required string Message { get; init; }

    void IValidatedRequest.Validate(string parameterName)
    {
        Validation.NotEmpty(SenderId, nameof(SenderId), parameterName);
        Validation.NotEmpty(To, nameof(To), parameterName);
        Validation.Message(Message, parameterName);
    }

    /// <summary>The type alone: every member is personal data.</summary>
    public override string ToString() => nameof(SendSmsFranceRequest);
}
