using Withallo.Api.Models;

namespace Withallo.Api;

/// <summary>A message from one of the account's numbers.</summary>
public sealed record SendSmsRequest : IValidatedRequest
{
    /// <summary>The account's number that sends.</summary>
    public required string From { get; init => field = PhoneNumberText.Clean(value); }

    /// <summary>The number that receives: E.164, in the same country as <see cref="From"/>.</summary>
    public required string To { get; init => field = PhoneNumberText.Clean(value); }

    /// <summary>The text, 1 to 1000 characters. How Allo counts them is documented nowhere; an edge case is its to decide.</summary>
    public required string Message { get; init; }

    void IValidatedRequest.Validate(string parameterName)
    {
        Validation.NotEmpty(From, nameof(From), parameterName);
        Validation.NotEmpty(To, nameof(To), parameterName);
        Validation.Message(Message, parameterName);
    }

    /// <summary>The type alone: every member is personal data.</summary>
    public override string ToString() => nameof(SendSmsRequest);
}
