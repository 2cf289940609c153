namespace Withallo.Api;

/// <summary>What <see cref="IContactsApi.GetAsync"/> responds beyond the contact itself.</summary>
[Flags]
public enum ContactExtensions
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>How alive the relation is.</summary>
    Engagement = 1,

    /// <summary>What happened between the contact and the team.</summary>
    Activity = 2,
}
