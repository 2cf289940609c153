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

    private static readonly MediaTypeHeaderValue _json = new("application/json");

    public async ValueTask SendAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        using var deadline = AttemptDeadline.Start(settings.AttemptOf(exchange), settings.Rest(exchange), settings.Clock, cancellationToken);
        try
        {
            using var request = CreateRequest(exchange);
            using var response = await http.SendAsync(request, deadline.Token).ConfigureAwait(false);
            exchange.StatusCode = response.StatusCode;
            if (response.IsSuccessStatusCode)
            {
                await ReadAnswerAsync(exchange, response, deadline.Token).ConfigureAwait(false);
            }
            else
            {
                await ReadRefusalAsync(exchange, response, deadline.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            exchange.Failure = deadline switch
            {
                { IsCancellationRequested: false } when exception.InnerException is TimeoutException =>
                    Failures.TimedOut(exchange, WithalloDeadline.Connect, settings.ConnectTimeout, exception),
                { IsCancellationRequested: false } => Failures.NoAnswer(exchange, exception),
                { Kind: WithalloDeadline.Total } => Failures.TimedOut(exchange, WithalloDeadline.Total, settings.TotalOf(exchange), exception),
                _ => Failures.TimedOut(exchange, WithalloDeadline.Attempt, settings.AttemptOf(exchange), exception),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // A cancelled connection may surface as a broken one: the caller's wish comes first.
            cancellationToken.ThrowIfCancellationRequested();
            exchange.Failure = Failures.NoAnswer(exchange, exception);
        }
        catch (InvalidDataException exception)
        {
            exchange.Failure = Failures.Unreadable(exchange, default, "cannot be decompressed", exception);
        }
    }

    private HttpRequestMessage CreateRequest(Exchange exchange)
    {
        var endpoint = settings.EndpointOf(exchange.Operation);
        var request = new HttpRequestMessage(exchange.Operation.Method, exchange.Uri);
        var headers = request.Headers;
        headers.TryAddWithoutValidation("Authorization", endpoint.Authorization);
        headers.TryAddWithoutValidation("Accept", "application/json");
        headers.TryAddWithoutValidation("User-Agent", settings.UserAgent);
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
            request.Content.Headers.ContentType = _json;
        }

        return request;
    }

    private static void Replace(HttpRequestHeaders headers, string name, string value)
    {
        headers.Remove(name);
        headers.TryAddWithoutValidation(name, value);
    }

    private static async ValueTask ReadAnswerAsync(Exchange exchange, HttpResponseMessage response, CancellationToken cancellationToken)
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
        if (body.Truncated)
        {
            exchange.Failure = Failures.Unreadable(exchange, body.Span, "is longer than 128 MiB");
            return;
        }

        try
        {
            if (!exchange.TryReadAnswer(body.Span))
            {
                exchange.Failure = Failures.Unreadable(exchange, body.Span, "is missing");
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or NotSupportedException)
        {
            exchange.Failure = Failures.Unreadable(exchange, body.Span, Failures.Place(exception));
        }
    }

    private async ValueTask ReadRefusalAsync(Exchange exchange, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var body = await PooledBody.ReadAsync(response.Content, ApiError.LongestBody, cancellationToken).ConfigureAwait(false);
        var now = settings.Clock.GetUtcNow();
        var error = new ApiError(
            exchange.Operation,
            response.StatusCode,
            body.Memory,
            exchange.Attempts,
            ResponseHeaders.RequestId(response),
            RetryAfterHeader.Read(response, now),
            RetryAfterHeader.ReadReset(ResponseHeaders.RateLimit(response), now));
        exchange.RequestId = error.RequestId;
        exchange.Failure = error.ToException();
        exchange.RetryAfter = error.RetryAfter;
        if (exchange.Failure is WithalloRateLimitException { Retryable: true })
        {
            WithalloTelemetry.RateLimited.Add(1, new KeyValuePair<string, object?>("url.template", exchange.Operation.Template));
            PauseAccount(error.RetryAfter ?? settings.BaseDelay);
        }
    }

    /// <summary>One 429 concerns every caller of the account; a wait that nobody would sit out is the refused caller's to hear of.</summary>
    private void PauseAccount(TimeSpan time)
    {
        if (account is not null && time > TimeSpan.Zero && time <= settings.MaxDelay)
        {
            account.PauseFor(time);
            ApiLog.Paused(logger, time.TotalMilliseconds);
        }
    }
}
