namespace Withallo.Api.Pipeline;

/// <summary>An answer that states the account's rate limits, as <c>GET /v2/api/me</c> does: the limiter takes them over.</summary>
internal interface IStatesLimits
{
    /// <summary>GET requests a second; null when not stated.</summary>
    int? ReadsPerSecond { get; }

    /// <summary>Other requests a second; null when not stated.</summary>
    int? WritesPerSecond { get; }
}
