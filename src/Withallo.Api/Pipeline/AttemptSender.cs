using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Withallo.Api.Diagnostics;

namespace Withallo.Api.Pipeline;

/// <summary>One attempt over the wire: a request of its own, and an answer or a typed failure.</summary>
internal sealed class AttemptSender(ApiSettings settings, HttpMessageInvoker http, AccountLimiter? account, ILogger logger)
{
    /// <summary>More than any answer of Allo's, and less than would hurt.</summary>
    private const int LongestAnswer = 128 * 1024 * 1024;

    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    public async ValueTask SendAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        using var deadline = AttemptDeadline.Start(settings.AttemptOf(exchange), settings.Rest(exchange), settings.Clock, cancellationToken);
        try
        {
            using var request = CreateRequest(exchange);
            using var response = await http.SendAsync(request, deadline.Token).ConfigureAwait(false);
            exchange.StatusCode = response.StatusCode;
            if (exchange.Operation.Generation == ApiGeneration.V2)
            {
                account?.Learn(exchange.Operation, ResponseHeaders.Limit(response));
            }

            if (await exchange.TryStreamAsync(response, deadline).ConfigureAwait(false))
            {
                return;
            }

            if (response.IsSuccessStatusCode)
            {
                await ReadAnswerAsync(exchange, response, deadline.Token).ConfigureAwait(false);
            }
            else
            {
                await ReadRefusalAsync(exchange, response, deadline.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException)
        {
            // A connection that a token cuts short may look broken rather than cancelled: whose token it was comes first.
            cancellationToken.ThrowIfCancellationRequested();
            exchange.Failure = deadline.IsCancellationRequested ? TimedOut(exchange, deadline.Kind, exception)
                : exception is OperationCanceledException { InnerException: TimeoutException } ? TimedOut(exchange, WithalloDeadline.Connect, exception)
                : Failures.NoAnswer(exchange, exception);
        }
    }

    private WithalloTimeoutException TimedOut(Exchange exchange, WithalloDeadline deadline, Exception cause) =>
        Failures.TimedOut(
            exchange,
            deadline,
            deadline switch
            {
                WithalloDeadline.Total => settings.TotalOf(exchange),
                WithalloDeadline.Connect => settings.ConnectTimeout,
                _ => settings.AttemptOf(exchange),
            },
            cause);

    private HttpRequestMessage CreateRequest(Exchange exchange)
    {
        var request = new HttpRequestMessage(exchange.Operation.Method, exchange.Uri);
        var headers = request.Headers;
        headers.TryAddWithoutValidation("User-Agent", settings.UserAgent);
        exchange.Prepare(request);
        if (!exchange.IsForAllo)
        {
            return request;
        }

        headers.TryAddWithoutValidation("Authorization", settings.EndpointOf(exchange.Operation).Authorization);
        if (exchange.IdempotencyKey is not null)
        {
            headers.TryAddWithoutValidation("Idempotency-Key", exchange.IdempotencyKey);
        }

        if (exchange.Options?.RequestId is { } requestId)
        {
            headers.TryAddWithoutValidation("X-Request-Id", requestId);
        }

        foreach (var (name, value) in settings.Headers)
        {
            Replace(headers, name, value);
        }

        if (exchange.Options?.Headers is { } ofCall)
        {
            foreach (var (name, value) in ofCall)
            {
                Replace(headers, name, value);
            }
        }

        foreach (var (name, value) in exchange.Headers ?? [])
        {
            if (value is not null)
            {
                Replace(headers, name, value);
            }
        }

        if (exchange.Body is { } body)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = JsonType;
        }
        else if (!exchange.MayRepeat)
        {
            // .NET sends a request again by itself when an old connection turns out to be dead, but never once it began to send content.
            request.Content = new ByteArrayContent([]);
        }

        return request;
    }

    private static void Replace(HttpRequestHeaders headers, string name, string value)
    {
        headers.Remove(name);
        headers.TryAddWithoutValidation(name, value);
    }

    private async ValueTask ReadAnswerAsync(Exchange exchange, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        exchange.RequestId = ResponseHeaders.RequestId(response);
        if (exchange.KeepsResponse)
        {
            exchange.RateLimit = ResponseHeaders.RateLimit(response);
            exchange.IdempotencyReplayed = ResponseHeaders.IdempotencyReplayed(response);
            exchange.ResponseHeaders = ResponseHeaders.All(response);
        }

        if (!exchange.ReadsBody)
        {
            return;
        }

        using var body = await PooledBody.ReadAsync(response.Content, LongestAnswer, cancellationToken).ConfigureAwait(false);
        if (body.Unreadable || body.Truncated)
        {
            exchange.Failure = Failures.Unreadable(exchange, body.Span, body.Truncated ? "is longer than 128 MiB" : "cannot be decompressed");
            return;
        }

        try
        {
            if (!exchange.TryReadAnswer(body.Span))
            {
                exchange.Failure = Failures.Unreadable(exchange, body.Span, "is missing");
            }
            else if (exchange.StatedLimits is { } limits)
            {
                account?.Learn(limits.ReadsPerSecond, limits.WritesPerSecond);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or NotSupportedException or ArgumentException or OverflowException)
        {
            exchange.Failure = Failures.Unreadable(exchange, body.Span, Failures.Place(exception));
        }
    }

    private async ValueTask ReadRefusalAsync(Exchange exchange, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var body = await ReadRefusalBodyAsync(response, cancellationToken).ConfigureAwait(false);
        var now = settings.Clock.GetUtcNow();
        var isRateLimit = response.StatusCode == HttpStatusCode.TooManyRequests;
        var error = new ApiError(
            exchange.Operation,
            response.StatusCode,
            body.Memory,
            exchange.Attempts,
            ResponseHeaders.RequestId(response),
            RetryAfterHeader.Read(response, now),
            // API v2 states the end of the window in every answer; only a 429 asks to wait for it.
            isRateLimit ? RetryAfterHeader.ReadReset(response, now) : null);
        exchange.RequestId = error.RequestId;
        exchange.Failure = error.ToException();
        // "Now" is no advice to one who was just refused: the backoff applies.
        exchange.RetryAfter = error.RetryAfter > TimeSpan.Zero ? error.RetryAfter : null;
        if (exchange.Failure is WithalloRateLimitException limit)
        {
            WithalloTelemetry.RateLimited.Add(1, new KeyValuePair<string, object?>("url.template", exchange.Operation.Template));
            if (limit.Retryable)
            {
                PauseAccount(exchange.RetryAfter ?? settings.BaseDelay);
            }
        }
    }

    /// <summary>Reads a refusal's body as far as it comes: the status says enough without it.</summary>
    private static async ValueTask<PooledBody> ReadRefusalBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
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

    /// <summary>One 429 concerns every caller of the account; a wait that nobody would sit out is the refused caller's to hear of.</summary>
    private void PauseAccount(TimeSpan time)
    {
        if (account is not null && time <= settings.MaxDelay)
        {
            account.PauseFor(time);
            ApiLog.Paused(logger, time.TotalMilliseconds);
        }
    }
}
