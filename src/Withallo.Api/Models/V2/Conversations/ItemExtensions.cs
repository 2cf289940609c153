using System.Runtime.Serialization;

namespace Withallo.Api.V2;

/// <summary>What to answer beyond the items of a conversation themselves.</summary>
[Flags]
public enum ItemExtensions
{
    /// <summary>Nothing more.</summary>
    [EnumMember(Value = "")]
    None = 0,

    /// <summary>What was said in calls: see <see cref="ConversationItem.Transcript"/>.</summary>
    [EnumMember(Value = "transcript")]
    Transcript = 1,
}
