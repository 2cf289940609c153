using System.Text.Json.Serialization;
using Withallo.Api.Models;

namespace Withallo.Api.V2;

/// <summary>The period and the part of the team that figures are asked for.</summary>
public abstract record AnalyticsRequest : IValidatedRequest
{
    private protected AnalyticsRequest()
    {
    }

    /// <summary>The period. Allo refuses one that is too wide, without saying how wide it may be (<c>DATE_RANGE_TOO_WIDE</c>).</summary>
    public required AnalyticsDateRange Date { get; init; }

    /// <summary>A period to compare with; null: no comparison, and no <see cref="MetricValue.Change"/>.</summary>
    public AnalyticsDateRange? CompareDate { get; init; }

    /// <summary>Whose calls count, or the calls of which numbers; null: all. Allo takes the one or the other, never both.</summary>
    [JsonIgnore]
    public AnalyticsScope? Scope { get; init; }

    [JsonInclude]
    internal IReadOnlyList<string>? UserIds => Scope?.UserIds;

    [JsonInclude]
    internal IReadOnlyList<string>? AlloNumbers => Scope?.AlloNumbers;

    void IValidatedRequest.Validate(string parameterName) => Validate(parameterName);

    private protected virtual void Validate(string parameterName)
    {
        if (Date is null)
        {
            throw new ArgumentException("Date is missing: give the period.", parameterName);
        }

        Date.Check(nameof(Date), parameterName);
        CompareDate?.Check(nameof(CompareDate), parameterName);
    }
}
