using System.Runtime.Serialization;

namespace Withallo.Api;

/// <summary>What <see cref="IContactsApi.GetAsync"/> answers beyond the contact itself.</summary>
[Flags]
public enum ContactExtensions
{
    /// <summary>Nothing more.</summary>
    [EnumMember(Value = "")]
    None = 0,

    /// <summary>How alive the relation is.</summary>
    [EnumMember(Value = "engagement")]
    Engagement = 1,

    /// <summary>What happened between the contact and the team.</summary>
    [EnumMember(Value = "activity")]
    Activity = 2,
}
