using System.Net;
using Microsoft.Extensions.Logging;
using Withallo.Api.Calls;
using Withallo.Api.Diagnostics;
using Withallo.Api.Resilience;

namespace Withallo.Api.Http;

/// <summary>
/// One attempt: reads the whole response inside it, and makes an error response or a failed transport the typed exception that the
/// retry decides on. A cancelled attempt stays an <see cref="OperationCanceledException"/>, which is how Polly knows its timeout.
/// </summary>
internal sealed class ResponseHandler(AlloSettings settings, AccountLimiter? limiter, ILogger logger) : DelegatingHandler
{
    /// <summary>More than any response of Allo's, and less than would hurt.</summary>
    private const int LongestResponse = 128 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = CallState.Of(request);
        call.BeginAttempt();
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            call.StatusCode = response.StatusCode;
            call.RequestId = ResponseHeaders.RequestId(response);
            if (call is { IsV2: true, IsForAllo: true })
            {
                limiter?.Learn(call, ResponseHeaders.Limit(response));
            }

            if (response.IsSuccessStatusCode || IsStreamedRedirect(call, response))
            {
                return call.Options?.StreamResponse is true ? response : await ReadAsync(call, response, cancellationToken).ConfigureAwait(false);
            }

            throw await ReadErrorAsync(call, response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            response?.Dispose();
            if (!Failures.IsTransport(exception))
            {
                throw;
            }

            // A connection that a token cuts short may look broken rather than cancelled: whose token it was comes first.
            cancellationToken.ThrowIfCancellationRequested();
            throw exception is OperationCanceledException { InnerException: TimeoutException }
                ? Failures.TimedOut(call, WithalloDeadline.Connect, exception)
                : Failures.NoResponse(call, exception);
        }
    }

    private static bool IsStreamedRedirect(CallState call, HttpResponseMessage response) =>
        call.Options?.StreamResponse is true && (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is not null;

    private static async ValueTask<HttpResponseMessage> ReadAsync(CallState call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await PooledBody.ReadAsync(response.Content, LongestResponse, cancellationToken).ConfigureAwait(false);
        if (body.Unreadable || body.Truncated)
        {
            var failure = Failures.Unreadable(call, body.Span, body.Truncated ? "is longer than 128 MiB" : "cannot be decompressed");
            body.Dispose();
            throw failure;
        }

        if (call.Options?.OnResponse is not null)
        {
            call.Response = ResponseHeaders.Describe(response, call.Attempts);
        }

        var received = response.Content;
        response.Content = new PooledContent(body, call, received);
        received.Dispose();
        if (call.Interface is not null && response.StatusCode == HttpStatusCode.NoContent)
        {
            // Refit gives null for a 204 without asking the serializer, which knows what an empty response means.
            response.StatusCode = HttpStatusCode.OK;
        }

        return response;
    }

    private async ValueTask<WithalloApiException> ReadErrorAsync(CallState call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var body = await ReadErrorBodyAsync(response, cancellationToken).ConfigureAwait(false);
        // A date is measured against the clock of who wrote it: this machine's may be minutes off.
        var now = response.Headers.Date ?? settings.Clock.GetUtcNow();
        var isRateLimit = response.StatusCode == HttpStatusCode.TooManyRequests;
        var error = new ApiError(
            call.Operation,
            call.Scope,
            response.StatusCode,
            body.Memory,
            call.Attempts,
            call.RequestId,
            RetryAfterHeader.Read(response, now),
            // API v2 states the end of the window in every response; only a 429 asks to wait for it.
            isRateLimit ? RetryAfterHeader.ReadReset(response, now) : null);
        call.RequestId = error.RequestId;
        var exception = error.ToException();
        if (exception is WithalloRateLimitException limit)
        {
            WithalloTelemetry.RateLimited.Add(1, CallTelemetry.TemplateTag(call));
            if (limit.Retryable && call.IsForAllo)
            {
                PauseAccount(RetryRules.StatedDelay(limit) ?? settings.BaseDelay);
            }
        }

        return exception;
    }

    /// <summary>Reads an error body as far as it comes: the status says enough without it.</summary>
    private static async ValueTask<PooledBody> ReadErrorBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await PooledBody.ReadAsync(response.Content, ApiError.LongestBody, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            return new PooledBody();
        }
    }

    /// <summary>One 429 concerns every caller of the account; a wait that nobody would sit out concerns its own caller alone.</summary>
    private void PauseAccount(TimeSpan time)
    {
        if (limiter is not null && time <= settings.MaxDelay)
        {
            limiter.PauseFor(time);
            ApiLog.Paused(logger, time.TotalMilliseconds);
        }
    }
}
