using Withallo.Api.Models;

namespace Withallo.Api.V2;

/// <summary>What to do to a conversation.</summary>
public sealed record ConversationActionRequest : IValidatedRequest
{
    /// <summary>What to do.</summary>
    public required ConversationAction Action { get; init; }

    /// <summary>Only on this number of the account, E.164; null: on all.</summary>
    public string? AlloNumber { get; init => field = value is null ? null : PhoneNumberText.Clean(value); }

    void IValidatedRequest.Validate(string parameterName) => Validation.NotEmpty(Action.Value, nameof(Action), parameterName);

    /// <summary>The type alone: a member is personal data.</summary>
    public override string ToString() => nameof(ConversationActionRequest);
}
