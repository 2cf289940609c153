namespace Withallo.Api.V2;

/// <summary>What people must have, all at once.</summary>
public sealed record PersonFilters
{
    /// <summary>The first name contains this.</summary>
    public string? Name { get; init; }

    /// <summary>The last name contains this.</summary>
    public string? LastName { get; init; }

    /// <summary>The job title contains this.</summary>
    public string? JobTitle { get; init; }

    /// <summary>The website contains this.</summary>
    public string? Website { get; init; }

    /// <summary>The company's name contains this.</summary>
    public string? Company { get; init; }

    /// <summary>A number is exactly this, E.164.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>An email address contains this.</summary>
    public string? Email { get; init; }

    /// <summary>A deal has exactly this <see cref="Deal.Status"/>.</summary>
    public string? DealStatus { get; init; }

    /// <summary>The type alone: every member is personal data.</summary>
    public override string ToString() => nameof(PersonFilters);
}
