using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Withallo.Webhooks.DependencyInjection;
using Withallo.Webhooks.Diagnostics;
using Withallo.Webhooks.Handlers;

namespace Withallo.Webhooks.Endpoint;

/// <summary>Takes deliveries: address and size, headers, signature and age, dedupe, parse, dispatch, in this order.</summary>
internal sealed class WebhookEndpoint
{
    /// <summary>The name of the route value that holds the path token.</summary>
    public const string TokenRouteValue = "token";

    // So that a handler that heeds its token has given the event free before Allo is answered.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly string _name;
    private readonly IOptionsMonitor<WithalloWebhooksOptions> _options;
    private readonly IServiceScopeFactory _scopes;
    private readonly EventClaims _claims;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly WebhookHandlers _handlers;
    private readonly OwnNumberFilter _ownNumbers;
    private volatile EndpointSettings? _settings;

    public WebhookEndpoint(IServiceProvider services, string name, string pattern)
    {
        if (!services.GetServices<RegisteredWebhooks>().Any(registered => registered.Name == name))
        {
            throw new InvalidOperationException(
                name.Length == 0
                    ? "Webhooks are not registered: call services.AddWithalloWebhooks(…) before app.MapWithalloWebhooks(…)."
                    : $"No webhooks are registered under the name '{name}': call services.AddWithalloWebhooks(name, …) before app.MapWithalloWebhooks(…).");
        }

        _name = name;
        _options = services.GetRequiredService<IOptionsMonitor<WithalloWebhooksOptions>>();
        _scopes = services.GetRequiredService<IServiceScopeFactory>();
        _clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
        _logger = services.GetService<ILoggerFactory>()?.CreateLogger(WithalloWebhooksTelemetry.Name) ?? NullLogger.Instance;
        _claims = new EventClaims(services.GetRequiredService<IWebhookDedupeStore>(), name, _clock, _logger);
        _handlers = services.GetRequiredService<IOptionsMonitor<WebhookHandlers>>().Get(name);
        _ownNumbers = new OwnNumberFilter(_handlers.LoadOwnNumbers, _clock, _logger);
        if (_handlers.IsEmpty)
        {
            WebhookLog.NoHandler(_logger, pattern);
        }

        // Before the first delivery, so that an endpoint that starts signed stays signed.
        Settings();
    }

    public async Task HandleAsync(HttpContext context)
    {
        var delivery = new Delivery(_clock, _logger);
        var answer = await ReceiveAsync(context, delivery).ConfigureAwait(false);
        delivery.Stop(answer);
        context.Response.StatusCode = answer.StatusCode;
        if (answer.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "5";
        }
    }

    private async Task<WebhookAnswer> ReceiveAsync(HttpContext context, Delivery delivery)
    {
        var request = context.Request;
        if (Settings() is not { } settings)
        {
            return WebhookAnswer.Misconfigured;
        }

        if (!settings.IsPath(request.RouteValues[TokenRouteValue] as string))
        {
            return WebhookAnswer.WrongPath;
        }

        if (request.ContentLength > settings.Options.MaxBodySize)
        {
            return WebhookAnswer.TooLarge;
        }

        // A signature is over the bytes as they travel, so that nothing may unpack them on the way.
        if (!StringValues.IsNullOrEmpty(request.Headers.ContentEncoding)
            && !string.Equals(request.Headers.ContentEncoding, "identity", StringComparison.OrdinalIgnoreCase))
        {
            return WebhookAnswer.Encoded;
        }

        // Which of several values counts is a matter of taste, and an attacker's matter where two parties differ: none does.
        var (id, timestamp, signature) =
            (request.Headers[WebhookHeaders.Id], request.Headers[WebhookHeaders.Timestamp], request.Headers[WebhookHeaders.Signature]);
        if (id.Count > 1 || timestamp.Count > 1 || signature.Count > 1)
        {
            return WebhookAnswer.RepeatedHeader;
        }

        delivery.Id = string.IsNullOrEmpty(id) ? null : (string?)id;
        if (settings.Verifier is not null
            && (StringValues.IsNullOrEmpty(id) || StringValues.IsNullOrEmpty(timestamp) || StringValues.IsNullOrEmpty(signature)))
        {
            return WebhookAnswer.MissingSignature;
        }

        var (body, refusal) = await ReadBodyAsync(context, settings.Options).ConfigureAwait(false);
        if (body is null)
        {
            return refusal!;
        }

        if (settings.Verifier is not null)
        {
            var result = settings.Verifier.Verify(id, timestamp, signature, body);
            if (result != WebhookSignatureResult.Valid)
            {
                return Refuse(result);
            }
        }

        return await ClaimAndHandleAsync(delivery, settings.Options, body).ConfigureAwait(false);
    }

    /// <summary>The options in force; <see langword="null"/> when they cannot work.</summary>
    private EndpointSettings? Settings()
    {
        try
        {
            var current = _settings;
            var options = _options.Get(_name);
            if (current?.Options == options)
            {
                return current;
            }

            var settings = new EndpointSettings(options, _clock);
            if (current?.Verifier is not null && settings.Verifier is null)
            {
                WebhookLog.Misconfigured(_logger, "The signing secrets are gone. Unsigned deliveries are not taken in their place before a restart.");
                return null;
            }

            return _settings = settings;
        }
        catch (OptionsValidationException exception)
        {
            WebhookLog.Misconfigured(_logger, exception.Message);
            return null;
        }
    }

    private async Task<(byte[]? Body, WebhookAnswer? Refusal)> ReadBodyAsync(HttpContext context, WithalloWebhooksOptions options)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server && server.MaxRequestBodySize < options.MaxBodySize)
        {
            server.MaxRequestBodySize = options.MaxBodySize;
        }

        using var timeout = new CancellationTokenSource(options.BodyTimeout, _clock);
        try
        {
            var body = await BodyReader.ReadAsync(context.Request.BodyReader, options.MaxBodySize, timeout.Token).ConfigureAwait(false);
            return body is null ? (null, WebhookAnswer.TooLarge) : (body, null);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return (null, WebhookAnswer.TooSlow);
        }
        catch (BadHttpRequestException exception)
        {
            return (null, exception.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => WebhookAnswer.TooLarge,
                StatusCodes.Status408RequestTimeout => WebhookAnswer.TooSlow,
                _ => WebhookAnswer.Malformed,
            });
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return (null, WebhookAnswer.HungUp);
        }
    }

    private async Task<WebhookAnswer> ClaimAndHandleAsync(Delivery delivery, WithalloWebhooksOptions options, byte[] body)
    {
        // A delivery with an id is claimed before it is read, any other once it is known what it is about.
        var claim = delivery.Id is null ? null : await _claims.ClaimAsync(delivery, delivery.Id).ConfigureAwait(false);
        if (claim is { Refusal: { } refusal })
        {
            return refusal;
        }

        try
        {
            var webhook = WebhookEvent.Parse(body);
            webhook.DeliveryId = delivery.Id;
            delivery.Event = webhook;
        }
        catch (InvalidWebhookPayloadException)
        {
            await _claims.ReleaseAsync(delivery, claim?.Key).ConfigureAwait(false);
            return WebhookAnswer.Malformed;
        }

        if (claim is null && delivery.Event.DedupeKey is { } key)
        {
            claim = await _claims.ClaimAsync(delivery, key).ConfigureAwait(false);
            if (claim.Refusal is not null)
            {
                return claim.Refusal;
            }
        }

        return await HandleInTimeAsync(delivery, delivery.Event, options, claim?.Key).ConfigureAwait(false);
    }

    private async Task<WebhookAnswer> HandleInTimeAsync(Delivery delivery, WebhookEvent webhook, WithalloWebhooksOptions options, string? key)
    {
        var left = options.HandlerTimeout - delivery.Elapsed;
        if (left <= TimeSpan.Zero)
        {
            left = TimeSpan.FromTicks(1);
        }

        // On a thread of its own: a handler that blocks must not keep the answer waiting.
        var work = Task.Run(() => HandleAsync(delivery, webhook, options, key, left));
        try
        {
            return await work.WaitAsync(left + Grace, _clock).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It keeps its claim until it ends or the claim lapses: Allo's next attempt must not run beside it.
            WebhookLog.HandlerTimedOut(_logger, delivery.LoggedTopic, options.HandlerTimeout, delivery.LoggedId);
            return WebhookAnswer.HandlerTimedOut;
        }
    }

    /// <summary>Runs the handlers and says whether the event is done with. Does not throw.</summary>
    private async Task<WebhookAnswer> HandleAsync(
        Delivery delivery, WebhookEvent webhook, WithalloWebhooksOptions options, string? key, TimeSpan left)
    {
        using var deadline = new CancellationTokenSource(left, _clock);
        var answer = await DispatchAsync(delivery, webhook, options, deadline.Token).ConfigureAwait(false);
        if (answer == WebhookAnswer.Handled)
        {
            await _claims.CompleteAsync(delivery, key).ConfigureAwait(false);
            if (deadline.IsCancellationRequested)
            {
                WebhookLog.HandledLate(_logger, delivery.LoggedTopic, delivery.LoggedId);
            }
        }
        else
        {
            await _claims.ReleaseAsync(delivery, key).ConfigureAwait(false);
        }

        return answer;
    }

    private async Task<WebhookAnswer> DispatchAsync(
        Delivery delivery, WebhookEvent webhook, WithalloWebhooksOptions options, CancellationToken cancellationToken)
    {
        try
        {
            // What the scope disposes of is part of the work: it may be what writes it down.
            var scope = _scopes.CreateAsyncScope();
            await using var _ = scope.ConfigureAwait(false);
            return await _ownNumbers.IsOwnAsync(webhook, options.OwnNumbers, scope.ServiceProvider, cancellationToken).ConfigureAwait(false) switch
            {
                null => WebhookAnswer.OwnNumbersUnavailable,
                false => WebhookAnswer.OtherNumber,
                true => await _handlers.DispatchAsync(webhook, scope.ServiceProvider, cancellationToken).ConfigureAwait(false) > 0
                    ? WebhookAnswer.Handled
                    : WebhookAnswer.Unhandled,
            };
        }
        catch (WebhookHandlerException exception)
        {
            foreach (var failure in exception.Failures)
            {
                WebhookLog.HandlerFailed(_logger, failure.Exception, delivery.LoggedTopic, failure.Handler, delivery.LoggedId);
            }

            return WebhookAnswer.HandlerFailed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            WebhookLog.HandlerTimedOut(_logger, delivery.LoggedTopic, options.HandlerTimeout, delivery.LoggedId);
            return WebhookAnswer.HandlerTimedOut;
        }
#pragma warning disable CA1031 // The scope holds the application's services; whatever one throws, Allo is asked to send the event again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            WebhookLog.HandlerFailed(_logger, exception, delivery.LoggedTopic, "scope", delivery.LoggedId);
            return WebhookAnswer.HandlerFailed;
        }
    }

    private static WebhookAnswer Refuse(WebhookSignatureResult result) => result switch
    {
        WebhookSignatureResult.MissingHeader => WebhookAnswer.MissingSignature,
        WebhookSignatureResult.InvalidTimestamp => WebhookAnswer.InvalidTimestamp,
        WebhookSignatureResult.StaleTimestamp => WebhookAnswer.StaleTimestamp,
        _ => WebhookAnswer.WrongSignature,
    };
}
