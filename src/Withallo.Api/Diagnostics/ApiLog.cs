using Microsoft.Extensions.Logging;

namespace Withallo.Api.Diagnostics;

/// <summary>All that the client logs. Event ids are stable; docs/telemetry.md lists them. No id, number, text or key has a place here.</summary>
internal static partial class ApiLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Operation} succeeded with {StatusCode} after {Attempts} attempt(s) in {ElapsedMilliseconds:0} ms. Request id: {RequestId}")]
    public static partial void Succeeded(ILogger logger, string operation, int? statusCode, int attempts, double elapsedMilliseconds, string? requestId);

    [LoggerMessage(2, LogLevel.Information, "{Operation} failed as {Error} with {StatusCode} {ErrorCode} after {Attempts} attempt(s) in {ElapsedMilliseconds:0} ms. Request id: {RequestId}")]
    public static partial void Failed(ILogger logger, string operation, string error, int? statusCode, string? errorCode, int attempts, double elapsedMilliseconds, string? requestId);

    [LoggerMessage(3, LogLevel.Debug, "{Operation} is tried again in {DelayMilliseconds:0} ms after attempt {Attempt}: {Error} {StatusCode} {ErrorCode}")]
    public static partial void Retrying(ILogger logger, string operation, double delayMilliseconds, int attempt, string error, int? statusCode, string? errorCode);

    [LoggerMessage(4, LogLevel.Information, "Allo asked to slow down: requests of this account pause for {DelayMilliseconds:0} ms")]
    public static partial void Paused(ILogger logger, double delayMilliseconds);
}
