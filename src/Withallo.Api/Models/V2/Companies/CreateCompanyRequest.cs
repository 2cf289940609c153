using Withallo.Api.Models;

namespace Withallo.Api.V2;

/// <summary>A company to make.</summary>
public sealed record CreateCompanyRequest : IValidatedRequest
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The website.</summary>
    public string? Website { get; init; }

    /// <summary>The industry.</summary>
    public string? Industry { get; init; }

    void IValidatedRequest.Validate(string parameterName) => Validation.NotEmpty(Name, nameof(Name), parameterName);
}
