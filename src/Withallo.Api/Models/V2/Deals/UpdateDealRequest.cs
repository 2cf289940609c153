using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// What to change of a deal: a member that is not set stays as it is. What an explicit null does is documented
/// nowhere; it is sent as you set it.
/// </summary>
public sealed record UpdateDealRequest
{
    /// <summary>The name.</summary>
    [JsonConverter(typeof(OptionalConverter<string?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Name { get; init; }

    /// <summary>The stage of the account's own pipeline: free text.</summary>
    [JsonConverter(typeof(OptionalConverter<string?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Status { get; init; }

    /// <summary>The amount, in <see cref="Currency"/>.</summary>
    [JsonConverter(typeof(OptionalConverter<decimal?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<decimal?> Amount { get; init; }

    /// <summary>The currency, ISO 4217.</summary>
    [JsonConverter(typeof(OptionalConverter<string?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Currency { get; init; }

    /// <summary>When it was closed; sent in UTC.</summary>
    [JsonConverter(typeof(OptionalConverter<DateTimeOffset?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<DateTimeOffset?> ClosedAt { get; init; }

    /// <summary>The company, <c>com-…</c>.</summary>
    [JsonConverter(typeof(OptionalConverter<string?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> CompanyId { get; init; }
}
