namespace Withallo.Api.V2;

/// <summary>The figures of the whole team to ask for, inbound and outbound (rest-v2.md §10).</summary>
public sealed record TeamMetricsRequest : AnalyticsRequest;
