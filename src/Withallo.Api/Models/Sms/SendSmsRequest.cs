using Withallo.Api.Declarative;

namespace Withallo.Api;

/// <summary>A message from one of the account's numbers.</summary>
public sealed record SendSmsRequest : ICheckedRequest
{
    /// <summary>The account's number that sends.</summary>
    public required string From { get; init; }

    /// <summary>The number that receives: E.164, in the same country as <see cref="From"/>.</summary>
    public required string To { get; init; }

    /// <summary>The text, 1 to 1000 characters. How Allo counts them is documented nowhere; an edge case is its to decide.</summary>
    public required string Message { get; init; }

    void ICheckedRequest.Check(string parameterName)
    {
        Check.NotEmpty(From, nameof(From), parameterName);
        Check.NotEmpty(To, nameof(To), parameterName);
        Check.Message(Message, parameterName);
    }

    /// <summary>The type alone: every member is personal data.</summary>
    public override string ToString() => nameof(SendSmsRequest);
}
