using System.Text.Json.Serialization;
using Withallo.Api.Models;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A deal to make.</summary>
public sealed record CreateDealRequest : IValidatedRequest
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The stage of the account's own pipeline: free text.</summary>
    public string? Status { get; init; }

    /// <summary>The amount, in <see cref="Currency"/>.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The currency, ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>When it was closed; sent in UTC.</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The company, <c>com-…</c>.</summary>
    public string? CompanyId { get; init; }

    void IValidatedRequest.Validate(string parameterName) => Validation.NotEmpty(Name, nameof(Name), parameterName);
}
