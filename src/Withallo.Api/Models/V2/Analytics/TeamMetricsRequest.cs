namespace Withallo.Api.V2;

/// <summary>The figures of the whole team to ask for, inbound and outbound.</summary>
public sealed record TeamMetricsRequest : AnalyticsRequest;
