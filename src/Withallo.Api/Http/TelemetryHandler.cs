using Polly;
using Polly.Timeout;
using Withallo.Api.Calls;
using Withallo.Api.Diagnostics;
using Withallo.Api.Resilience;

namespace Withallo.Api.Http;

/// <summary>
/// First handler: makes the call state, begins the span, and turns what is left untyped into the exceptions of this SDK. Refit
/// deserializes after all handlers, so the call of a Refit interface ends with the reading or the disposal of its content.
/// </summary>
internal sealed class TelemetryHandler(AlloSettings settings, AccountLimiter? limiter, CallTelemetry telemetry) : DelegatingHandler
{
    private readonly Action<CallState, Exception?> _completed = telemetry.Stop;
    private readonly Action<int?, int?>? _limitsStated = limiter is null ? null : limiter.Learn;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = new CallState(request, settings) { Completed = _completed, LimitsStated = _limitsStated };
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            call.AttachTo(request, context);
            CallTelemetry.Start(call);
            CheckPath(call);
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (call.Response is { } read)
            {
                call.Options!.OnResponse!(read);
            }

            if (call.Template is null)
            {
                // A raw request: nobody will deserialize here, and not everybody disposes.
                call.Complete(null);
            }

            return response;
        }
        catch (Exception exception)
        {
            var failure = Translate(exception, call, cancellationToken);
            call.Complete(failure);
            if (ReferenceEquals(failure, exception))
            {
                throw;
            }

            throw failure;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Exception Translate(Exception exception, CallState call, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException when settings.IsDisposed => Failures.Disposed(call),
        OperationCanceledException when cancellationToken.IsCancellationRequested => new OperationCanceledException("The caller cancelled the call.", cancellationToken),
        TimeoutRejectedException => Failures.TimedOut(call, call.Deadline, exception),
        _ => exception,
    };

    /// <summary>A path value must not lead to another endpoint: as many segments as the template has. The formatter refuses what could.</summary>
    private void CheckPath(CallState call)
    {
        if (call is { Template: { } template, Interface: not null } && template.Contains('{', StringComparison.Ordinal)
            && call.Uri.AbsolutePath.AsSpan().Count('/') != settings.BaseAddress.AbsolutePath.AsSpan().Count('/') - 1 + template.AsSpan().Count('/'))
        {
            throw new ArgumentException($"A value of {call.Operation} would name another endpoint; nothing was sent.");
        }
    }
}
