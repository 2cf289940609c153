using Withallo.Api.Declarative;

namespace Withallo.Api.V2;

/// <summary>A company to make.</summary>
public sealed record CreateCompanyRequest : ICheckedRequest
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The website.</summary>
    public string? Website { get; init; }

    /// <summary>The industry.</summary>
    public string? Industry { get; init; }

    void ICheckedRequest.Check(string parameterName) => Check.NotEmpty(Name, nameof(Name), parameterName);
}
