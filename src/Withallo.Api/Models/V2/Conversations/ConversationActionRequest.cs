using Withallo.Api.Declarative;

namespace Withallo.Api.V2;

/// <summary>What to do to a conversation.</summary>
public sealed record ConversationActionRequest : ICheckedRequest
{
    /// <summary>What to do.</summary>
    public required ConversationAction Action { get; init; }

    /// <summary>Only on this number of the account, E.164; null: on all.</summary>
    public string? AlloNumber { get; init; }

    void ICheckedRequest.Check(string parameterName) => Check.NotEmpty(Action.Value, nameof(Action), parameterName);

    /// <summary>The type alone: a member is personal data.</summary>
    public override string ToString() => nameof(ConversationActionRequest);
}
