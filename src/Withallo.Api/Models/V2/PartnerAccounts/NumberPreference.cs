namespace Withallo.Api.V2;

/// <summary>Which number an account should get.</summary>
public sealed record NumberPreference
{
    /// <summary>The country, ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>What the number should begin with, such as <c>+337</c>.</summary>
    public string? Prefix { get; init; }
}
