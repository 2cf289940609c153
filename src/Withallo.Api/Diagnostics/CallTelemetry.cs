using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Withallo.Api.Calls;

namespace Withallo.Api.Diagnostics;

/// <summary>Span, metrics and log event of one call: by path template, status and code, and nothing that a caller sent.</summary>
internal sealed class CallTelemetry(ILogger logger)
{
    public static void Start(CallState call)
    {
        var activity = WithalloTelemetry.Source.HasListeners() ? WithalloTelemetry.Source.StartActivity(call.Operation, ActivityKind.Client) : null;
        call.Activity = activity;
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("http.request.method", call.Method.Method);
            activity.SetTag("url.template", call.Template);
            activity.SetTag("server.address", call.Uri.Host);
            activity.SetTag("server.port", call.Uri.Port);
        }
    }

    /// <summary>Says how the call ended.</summary>
    public void Stop(CallState call, Exception? failure)
    {
        var error = failure is null ? null : ErrorType(failure);
        if (call.Activity is { } activity)
        {
            Describe(activity, call, failure, error);
            // The call may end where another activity is current, such as one that began after a raw response was handed over.
            var current = Activity.Current;
            activity.Stop();
            if (current != activity)
            {
                Activity.Current = current;
            }
        }

        if (WithalloTelemetry.Duration.Enabled)
        {
            Record(call, error);
        }

        if (error is null)
        {
            if (logger.IsEnabled(LogLevel.Debug))
            {
                ApiLog.Succeeded(logger, call.Operation, (int?)call.StatusCode, call.Attempts, call.Elapsed.TotalMilliseconds, Identifier.Of(call.RequestId));
            }
        }
        else if (logger.IsEnabled(LogLevel.Information))
        {
            ApiLog.Failed(
                logger, call.Operation, error, (int?)call.StatusCode, ErrorCode(failure), call.Attempts, call.Elapsed.TotalMilliseconds, Identifier.Of(call.RequestId));
        }
    }

    public static void Retrying(CallState call, Exception failure, TimeSpan delay, ILogger logger)
    {
        WithalloTelemetry.Retries.Add(1, TemplateTag(call));
        if (logger.IsEnabled(LogLevel.Debug))
        {
            ApiLog.Retrying(logger, call.Operation, delay.TotalMilliseconds, call.Attempts, ErrorType(failure), (int?)call.StatusCode, ErrorCode(failure));
        }
    }

    public static KeyValuePair<string, object?> TemplateTag(CallState call) => new("url.template", call.Template);

    private static void Describe(Activity activity, CallState call, Exception? failure, string? error)
    {
        if (!activity.IsAllDataRequested)
        {
            return;
        }

        activity.SetTag("http.response.status_code", (int?)call.StatusCode);
        activity.SetTag("withallo.request_id", Identifier.Of(call.RequestId));
        activity.SetTag("withallo.error_code", ErrorCode(failure));
        if (call.Attempts > 1)
        {
            activity.SetTag("http.request.resend_count", call.Attempts - 1);
        }

        if (error is not null)
        {
            activity.SetTag("error.type", error);
            activity.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static void Record(CallState call, string? error)
    {
        var tags = new TagList
        {
            { "http.request.method", call.Method.Method },
            { "url.template", call.Template },
        };
        if (call.StatusCode is { } status)
        {
            tags.Add("http.response.status_code", (int)status);
        }

        if (error is not null)
        {
            tags.Add("error.type", error);
        }

        WithalloTelemetry.Duration.Record(call.Elapsed.TotalSeconds, tags);
    }

    private static string? ErrorCode(Exception? failure) => Identifier.Of((failure as WithalloApiException)?.ErrorCode);

    /// <summary>The status of an error response, else the kind of failure: a small closed set, as metrics need.</summary>
    private static string ErrorType(Exception failure) => failure switch
    {
        WithalloApiException error => ((int)error.StatusCode).ToString(CultureInfo.InvariantCulture),
        WithalloTimeoutException or Polly.Timeout.TimeoutRejectedException => "timeout",
        WithalloConnectionException => "connection",
        WithalloResponseException => "response",
        OperationCanceledException => "cancelled",
        _ => "exception",
    };
}
