namespace Withallo.Api.V2;

/// <summary>What to respond beyond the items of a conversation themselves.</summary>
[Flags]
public enum ItemExtensions
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>What was said in calls: see <see cref="ConversationItem.Transcript"/>.</summary>
    Transcript = 1,
}
