using Withallo.Api.Models;

namespace Withallo.Api.V2;

/// <summary>An account to make for a client.</summary>
public sealed record CreatePartnerAccountRequest : IValidatedRequest
{
    /// <summary>The client's email address, which becomes the login.</summary>
    public required string Email { get; init; }

    /// <summary>The client's name.</summary>
    public required string Name { get; init; }

    /// <summary>The client's own mobile number, E.164.</summary>
    public required string PersonalMobile { get; init; }

    /// <summary>Which number the account should get.</summary>
    public required NumberPreference NumberPreference { get; init; }

    /// <summary>Your own reference, which responses bring back.</summary>
    public string? PartnerClientRef { get; init; }

    void IValidatedRequest.Validate(string parameterName)
    {
        Validation.NotEmpty(Email, nameof(Email), parameterName);
        Validation.NotEmpty(Name, nameof(Name), parameterName);
        Validation.NotEmpty(PersonalMobile, nameof(PersonalMobile), parameterName);
        Validation.NotEmpty(NumberPreference?.Country, "NumberPreference.Country", parameterName);
    }

    /// <summary>The type alone: every member is personal data.</summary>
    public override string ToString() => nameof(CreatePartnerAccountRequest);
}
