using Withallo.Api.Declarative;

namespace Withallo.Api;

/// <summary>A message to France, sent under a verified sender ID instead of a number.</summary>
public sealed record SendSmsFranceRequest : ICheckedRequest
{
    /// <summary>The sender ID, which Allo must have verified and activated.</summary>
    public required string SenderId { get; init; }

    /// <summary>The number that receives: E.164, starting with <c>+33</c>.</summary>
    public required string To { get; init; }

    /// <summary>The text, 1 to 1000 characters. How Allo counts them is documented nowhere; an edge case is its to decide.</summary>
    public required string Message { get; init; }

    void ICheckedRequest.Check(string parameterName)
    {
        Check.NotEmpty(SenderId, nameof(SenderId), parameterName);
        Check.NotEmpty(To, nameof(To), parameterName);
        Check.Message(Message, parameterName);
    }

    /// <summary>The type alone: every member is personal data.</summary>
    public override string ToString() => nameof(SendSmsFranceRequest);
}
