using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Withallo.Api.Pipeline;

namespace Withallo.Api.Diagnostics;

/// <summary>Span, metrics and log line of one call: by route template, status and code, and nothing that a caller sent.</summary>
internal static class CallTelemetry
{
    public static Activity? Start(Exchange exchange)
    {
        var activity = WithalloTelemetry.Source.StartActivity(exchange.Operation.Name, ActivityKind.Client);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("http.request.method", exchange.Operation.Method.Method);
            activity.SetTag("url.template", exchange.Operation.Template);
            activity.SetTag("server.address", exchange.Uri.Host);
            activity.SetTag("server.port", exchange.Uri.Port);
        }

        return activity;
    }

    /// <summary>Says how the call ended.</summary>
    public static void Stop(Exchange exchange, Activity? activity, ILogger logger, TimeProvider clock, CallEnding ending)
    {
        var error = ending switch
        {
            CallEnding.Cancelled => "cancelled",
            CallEnding.Threw => "exception",
            _ => exchange.Failure is { } failure ? ErrorType(failure) : null,
        };
        if (activity is { IsAllDataRequested: true })
        {
            Describe(activity, exchange, error);
        }

        if (WithalloTelemetry.Duration.Enabled)
        {
            Record(exchange, error, clock);
        }

        if (error is null)
        {
            if (logger.IsEnabled(LogLevel.Debug))
            {
                ApiLog.Succeeded(
                    logger, exchange.Operation.Name, (int?)exchange.StatusCode, exchange.Attempts, Elapsed(exchange, clock), ApiError.SafeWord(exchange.RequestId));
            }
        }
        else if (logger.IsEnabled(LogLevel.Information))
        {
            ApiLog.Failed(
                logger, exchange.Operation.Name, error, (int?)exchange.StatusCode, ErrorCode(exchange), exchange.Attempts, Elapsed(exchange, clock), ApiError.SafeWord(exchange.RequestId));
        }
    }

    public static void Retrying(Exchange exchange, TimeSpan delay, ILogger logger)
    {
        WithalloTelemetry.Retries.Add(1, new KeyValuePair<string, object?>("url.template", exchange.Operation.Template));
        if (logger.IsEnabled(LogLevel.Debug))
        {
            ApiLog.Retrying(
                logger, exchange.Operation.Name, delay.TotalMilliseconds, exchange.Attempts,
                ErrorType(exchange.Failure!), (int?)exchange.StatusCode, ErrorCode(exchange));
        }
    }

    private static void Describe(Activity activity, Exchange exchange, string? error)
    {
        activity.SetTag("http.response.status_code", (int?)exchange.StatusCode);
        activity.SetTag("withallo.request_id", ApiError.SafeWord(exchange.RequestId));
        activity.SetTag("withallo.error_code", ErrorCode(exchange));
        if (exchange.Attempts > 1)
        {
            activity.SetTag("http.request.resend_count", exchange.Attempts - 1);
        }

        if (error is not null)
        {
            activity.SetTag("error.type", error);
            activity.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static void Record(Exchange exchange, string? error, TimeProvider clock)
    {
        var tags = new TagList
        {
            { "http.request.method", exchange.Operation.Method.Method },
            { "url.template", exchange.Operation.Template },
        };
        if (exchange.StatusCode is { } status)
        {
            tags.Add("http.response.status_code", (int)status);
        }

        if (error is not null)
        {
            tags.Add("error.type", error);
        }

        WithalloTelemetry.Duration.Record(clock.GetElapsedTime(exchange.StartedAt).TotalSeconds, tags);
    }

    private static double Elapsed(Exchange exchange, TimeProvider clock) => clock.GetElapsedTime(exchange.StartedAt).TotalMilliseconds;

    private static string? ErrorCode(Exchange exchange) => ApiError.SafeWord((exchange.Failure as WithalloApiException)?.ErrorCode);

    /// <summary>The status of a refusal, else the kind of failure: a small closed set, as metrics need.</summary>
    private static string ErrorType(WithalloException failure) => failure switch
    {
        WithalloApiException error => ((int)error.StatusCode).ToString(CultureInfo.InvariantCulture),
        WithalloTimeoutException => "timeout",
        WithalloConnectionException => "connection",
        WithalloResponseException => "response",
        _ => failure.GetType().Name,
    };
}
