using System.Globalization;
using Withallo.Webhooks.Processing;

namespace Withallo.Webhooks;

/// <summary>
/// The whole way of a delivery, in any host: an ASP.NET Core endpoint, a function, a queue's consumer. <see cref="AcceptAsync"/> finds out
/// whether it is Allo's, readable and new; <see cref="DispatchAsync(AcceptedDelivery, CancellationToken)"/> runs its handlers, at once or days later;
/// <see cref="ProcessAsync"/> does both. What comes of it is a <see cref="WebhookOutcome"/>: neither lets an exception of a handler out.
/// Safe to use from several threads; keep one and use it for every delivery.
/// </summary>
public sealed class WebhookProcessor
{
    private static readonly TimeSpan DependencyTimeout = TimeSpan.FromSeconds(5);

    // So that a handler that heeds its token has released the event before the response.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly IWebhookHost _host;
    private readonly TimeProvider _clock;
    private readonly WebhookHandlers _handlers;
    private readonly IWebhookInbox? _inbox;
    private readonly EventClaims? _claims;
    private readonly EventClaims _running;
    private readonly OwnNumberFilter _ownNumbers;
    private volatile ProcessorSettings? _settings;

    /// <summary>Creates a processor for a program without a container. In one with, <c>AddWithalloWebhooks</c> registers it.</summary>
    /// <param name="options">
    /// Whom to trust. They are copied. Without them the processor only dispatches what another one has accepted: a queue's consumer knows no secret.
    /// </param>
    /// <param name="handlers">The handlers; without them the processor only accepts.</param>
    /// <param name="dedupe">
    /// Remembers which events have been handled. Give it to the processor that dispatches; one that accepts and passes on leaves it out.
    /// </param>
    /// <param name="inbox">Where <see cref="ProcessAsync"/> stores deliveries in place of running their handlers. It tells repeats itself.</param>
    /// <param name="name">What tells it from other processors that share a store.</param>
    /// <exception cref="ArgumentException">The options cannot work. The message says why, without secrets and numbers.</exception>
    public WebhookProcessor(
        WithalloWebhooksOptions? options = null,
        WebhookHandlers? handlers = null,
        IWebhookDedupeStore? dedupe = null,
        IWebhookInbox? inbox = null,
        string name = "")
        : this(new PlainHost(Checked(options)), handlers ?? new WebhookHandlers(), dedupe, inbox, name, options?.TimeProvider)
    {
    }

    internal WebhookProcessor(
        IWebhookHost host, WebhookHandlers handlers, IWebhookDedupeStore? dedupe, IWebhookInbox? inbox, string name, TimeProvider? clock)
    {
        ArgumentNullException.ThrowIfNull(name);
        (_host, _handlers, _inbox, Name, _clock) = (host, handlers, inbox, name, clock ?? TimeProvider.System);
        _claims = dedupe is null || inbox is not null ? null : new EventClaims(dedupe, _clock, host);
        _running = new EventClaims(new RunningEvents(), _clock, host);
        _ownNumbers = new OwnNumberFilter(host, _clock);

        // Before the first delivery, so that a processor that starts signed stays signed.
        Settings();
    }

    /// <summary>What tells it from other processors: the name given to <c>AddWithalloWebhooks</c>, empty for the default one.</summary>
    public string Name { get; }

    /// <summary>Whether an event of the topic would have a handler here. One without is acknowledged as <c>unhandled</c>.</summary>
    /// <param name="topic">The topic.</param>
    public bool Handles(WebhookTopic topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return _handlers.Handles(topic);
    }

    /// <summary>
    /// Takes a delivery the whole way: accepts it, then runs its handlers, or stores it where there is an inbox. What it takes counts from
    /// here against <see cref="WithalloWebhooksOptions.HandlerTimeout"/>.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">
    /// Stops the handlers and releases the event. Do not pass the token of a connection: work under way is worth finishing when Allo hangs up.
    /// </param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<WebhookOutcome> ProcessAsync(WebhookRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var record = DeliveryRecord.Receive(_host, _clock);
        var accepted = await CheckAndClaimAsync(request, record, cancellationToken).ConfigureAwait(false);
        return record.Stop(
            !accepted.IsAccepted ? accepted.Outcome
            : _inbox is null ? await ClaimAndRunAsync(accepted.Delivery, record, HandlerTimeout - record.Elapsed, cancellationToken).ConfigureAwait(false)
            : await StoreAsync(_inbox, accepted.Delivery, record).ConfigureAwait(false));
    }

    /// <summary>
    /// The first step: checks address, size, headers and signature, reads the body, leaves out other accounts' numbers and claims the event,
    /// so that of two same deliveries one is accepted.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<WebhookAcceptance> AcceptAsync(WebhookRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var record = DeliveryRecord.Receive(_host, _clock);
        var accepted = await CheckAndClaimAsync(request, record, cancellationToken).ConfigureAwait(false);
        if (accepted.IsAccepted)
        {
            record.Accept();
        }
        else
        {
            record.Stop(accepted.Outcome);
        }

        return accepted;
    }

    /// <summary>
    /// The second step: runs the handlers of an accepted delivery, all of them, then notes its event as handled, or releases it for another
    /// attempt. A delivery that comes from storage is claimed first, so a queue may deliver it twice. The handlers have
    /// <see cref="WithalloWebhooksOptions.HandlerTimeout"/>.
    /// </summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="cancellationToken">Stops the handlers and releases the event.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<WebhookOutcome> DispatchAsync(AcceptedDelivery delivery, CancellationToken cancellationToken = default) =>
        DispatchAsync(delivery, HandlerTimeout, cancellationToken);

    /// <inheritdoc cref="DispatchAsync(AcceptedDelivery, CancellationToken)"/>
    /// <param name="delivery">The delivery.</param>
    /// <param name="timeout">
    /// How long the handlers may take, where Allo does not wait for them. Stay below the time that a claim of the dedupe store holds, a minute
    /// by default.
    /// </param>
    /// <param name="cancellationToken">Stops the handlers and releases the event.</param>
    public async Task<WebhookOutcome> DispatchAsync(
        AcceptedDelivery delivery, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        using var record = DeliveryRecord.Dispatch(_host, _clock, delivery);
        return record.Stop(await ClaimAndRunAsync(delivery, record, timeout, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Logs what can be known to go wrong before the first delivery.</summary>
    /// <param name="where">Where deliveries arrive.</param>
    internal void LogProblems(string where)
    {
        if (_handlers.IsEmpty && _inbox is null)
        {
            _host.Log(WebhookLogEvent.NoHandler, new(What: where));
        }

        if (_settings is { Options.IsSigned: true })
        {
            foreach (var (handler, topic) in _handlers.OnlyUnsigned())
            {
                _host.Log(WebhookLogEvent.NeverRuns, new(Topic: topic.Name, What: handler));
            }
        }
    }

    internal TimeProvider Clock => _clock;

    private TimeSpan HandlerTimeout => _settings?.Options.HandlerTimeout ?? WithalloWebhooksOptions.DefaultHandlerTimeout;

    private static WithalloWebhooksOptions? Checked(WithalloWebhooksOptions? options) =>
        options is null || OptionsCheck.Problems(options).ToArray() is not { Length: > 0 } problems
            ? options?.Copy()
            : throw new ArgumentException(string.Join(' ', problems), nameof(options));

    /// <summary>The options in force; <see langword="null"/> when they cannot work.</summary>
    private ProcessorSettings? Settings()
    {
        var current = _settings;
        if (!_host.TryGetOptions(out var options, out var problem))
        {
            _host.Log(WebhookLogEvent.Misconfigured, new(What: problem));
            return null;
        }

        if (current?.Options == options)
        {
            return current;
        }

        if (current is { Options.IsSigned: true } && !options.IsSigned)
        {
            _host.Log(
                WebhookLogEvent.Misconfigured,
                new(What: "The signing secrets are gone. Unsigned deliveries are not taken in their place before a restart."));
            return null;
        }

        return _settings = new ProcessorSettings(options, _clock);
    }

    private async Task<WebhookAcceptance> CheckAndClaimAsync(WebhookRequest request, DeliveryRecord record, CancellationToken cancellationToken)
    {
        if (Settings() is not { } settings)
        {
            return new(WebhookOutcome.Misconfigured);
        }

        var outcome = await CheckAsync(request, settings, record, cancellationToken).ConfigureAwait(false);
        if (outcome is not null)
        {
            return new(outcome);
        }

        var webhook = record.Event!;
        switch (await _ownNumbers.IsOwnAsync(webhook, settings.Options, cancellationToken).ConfigureAwait(false))
        {
            case null:
                return new(WebhookOutcome.OwnNumbersUnavailable);
            case false when _ownNumbers.HasMatched:
                return new(WebhookOutcome.OtherNumber);
            case false:
                _host.Log(WebhookLogEvent.NoNumberMatches, new(record.LoggedId, record.LoggedTopic));
                return new(WebhookOutcome.OtherNumber);
            default:
                break;
        }

        var delivery = new AcceptedDelivery(webhook, _clock.GetUtcNow(), Name) { TraceParent = record.TraceParent };
        if (_claims is null || delivery.Key is not { } key)
        {
            return new(delivery);
        }

        outcome = await _claims.ClaimAsync(record, key).ConfigureAwait(false);
        return outcome is null ? new(delivery.Claimed()) : new(outcome);
    }

    /// <summary>Finds out whether a request is Allo's and readable, and reads its event; an outcome says that it is not.</summary>
    private async Task<WebhookOutcome?> CheckAsync(
        WebhookRequest request, ProcessorSettings settings, DeliveryRecord record, CancellationToken cancellationToken)
    {
        var options = settings.Options;
        if (!settings.IsPath(request.PathToken))
        {
            return WebhookOutcome.WrongPath;
        }

        if ((request.ContentLength ?? request.Body.Length) > options.MaxBodySize)
        {
            return WebhookOutcome.TooLarge;
        }

        // A signature is over the bytes as they travel, so that nothing may unpack them on the way.
        if (!string.IsNullOrEmpty(request.ContentEncoding) && !string.Equals(request.ContentEncoding, "identity", StringComparison.OrdinalIgnoreCase))
        {
            return WebhookOutcome.Encoded;
        }

        // Which of several values counts is a matter of taste, and an attacker's matter where two parties differ: none does.
        if (request.HasRepeatedHeader)
        {
            return WebhookOutcome.RepeatedHeader;
        }

        record.Id = request.DeliveryId;
        if (options.IsSigned
            && (request.DeliveryId is null || string.IsNullOrEmpty(request.Timestamp) || string.IsNullOrEmpty(request.Signature)))
        {
            return WebhookOutcome.MissingSignature;
        }

        var (secrets, outcome) = await ResolveSecretsAsync(request, options, record, cancellationToken).ConfigureAwait(false);
        if (outcome is null && request.ReadBody is not null)
        {
            (request.Body, outcome) = await request.ReadBody(options).ConfigureAwait(false);
        }

        return outcome ?? Verify(request, settings, secrets, out var secretName) ?? Parse(request, secretName, record);
    }

    private async ValueTask<(IReadOnlyCollection<WebhookSecret>? Secrets, WebhookOutcome? Outcome)> ResolveSecretsAsync(
        WebhookRequest request, WithalloWebhooksOptions options, DeliveryRecord record, CancellationToken cancellationToken)
    {
        if (options.SecretResolver is not { } resolve)
        {
            return default;
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = _clock.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), timeout, DependencyTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            var secrets = await resolve(request, timeout.Token).AsTask().WaitAsync(timeout.Token).ConfigureAwait(false);
            return (secrets, secrets.Count == 0 ? WebhookOutcome.WrongPath.With("no secret is known for this address") : null);
        }
#pragma warning disable CA1031 // A resolver is anybody's: whatever fails, nobody is trusted, and Allo is asked to send the event again.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            _host.Log(WebhookLogEvent.SecretsFailed, new(record.LoggedId, Exception: exception));
            return (null, WebhookOutcome.SecretsUnavailable.With(exception: exception));
        }
    }

    private WebhookOutcome? Verify(
        WebhookRequest request, ProcessorSettings settings, IReadOnlyCollection<WebhookSecret>? secrets, out string? secretName)
    {
        secretName = null;
        var result = WebhookSignatureResult.Valid;
        if (secrets is not null)
        {
            result = WebhookSignatureVerifier.Verify(request, secrets, settings.Options.Tolerance, _clock, out var fitting);
            secretName = fitting?.Name;
        }
        else if (settings.Verifier is { } verifier)
        {
            result = verifier.Verify(request.DeliveryId, request.Timestamp, request.Signature, request.Body.Span, out var fitting);
            secretName = fitting < 0 ? null : settings.SecretNames[fitting];
        }

        return result switch
        {
            WebhookSignatureResult.Valid => null,
            WebhookSignatureResult.MissingHeader => WebhookOutcome.MissingSignature,
            WebhookSignatureResult.InvalidTimestamp => WebhookOutcome.InvalidTimestamp,
            WebhookSignatureResult.StaleTimestamp => WebhookOutcome.StaleTimestamp.With(HowStale(request, settings.Options.Tolerance)),
            _ => WebhookOutcome.WrongSignature,
        };
    }

    private string HowStale(WebhookRequest request, TimeSpan tolerance)
    {
        var age = _clock.GetUtcNow() - WebhookSignatureVerifier.SignedAt(request.Timestamp)!.Value;
        var direction = age < TimeSpan.Zero ? "future" : "past";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"signed {age.Duration().TotalSeconds:0} s in the {direction} by this machine's clock, and {tolerance.TotalSeconds:0} s are tolerated");
    }

    private static WebhookOutcome? Parse(WebhookRequest request, string? secretName, DeliveryRecord record)
    {
        try
        {
            var webhook = WebhookEvent.Parse(request.Body);
            (webhook.DeliveryId, webhook.SecretName) = (request.DeliveryId, secretName);
            record.Event = webhook;
            return null;
        }
        catch (InvalidWebhookPayloadException exception)
        {
            return WebhookOutcome.Malformed.With(exception.Reason.ToString(), exception);
        }
    }

    private async Task<WebhookOutcome> StoreAsync(IWebhookInbox inbox, AcceptedDelivery delivery, DeliveryRecord record)
    {
        // As without an inbox, and so that a replay can reach a later version. A program without any handler has them elsewhere.
        if (!_handlers.IsEmpty && !_handlers.Handles(delivery.Event.Topic))
        {
            return WebhookOutcome.Unhandled;
        }

        using var timeout = new CancellationTokenSource(DependencyTimeout, _clock);
        try
        {
            // An inbox that does not heed its token must not hold up the response; what it then stores is found by its key.
            return await inbox.StoreAsync(delivery, timeout.Token).AsTask().WaitAsync(timeout.Token).ConfigureAwait(false)
                ? WebhookOutcome.Stored
                : WebhookOutcome.Duplicate;
        }
#pragma warning disable CA1031 // An inbox is anybody's: whatever fails, Allo is asked to send the event again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _host.Log(WebhookLogEvent.StoreFailed, new(record.LoggedId, Exception: exception));
            return WebhookOutcome.InboxUnavailable.With(exception: exception);
        }
    }

    /// <summary>Claims what is not claimed yet, and runs the handlers in the time that is left.</summary>
    private async Task<WebhookOutcome> ClaimAndRunAsync(
        AcceptedDelivery delivery, DeliveryRecord record, TimeSpan time, CancellationToken cancellationToken)
    {
        var claims = _claims ?? _running;
        if (!delivery.TakeClaim() && delivery.Key is { } key && await claims.ClaimAsync(record, key).ConfigureAwait(false) is { } outcome)
        {
            return outcome;
        }

        if (time <= TimeSpan.Zero)
        {
            time = TimeSpan.FromTicks(1);
        }

        // On a thread of its own: a handler that blocks must not hold up the response.
        var work = Task.Run(() => HandleAsync(delivery, claims, record, time, cancellationToken), CancellationToken.None);
        try
        {
            return await work.WaitAsync(time + Grace, _clock, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It keeps its claim until it ends or the claim lapses: the next attempt must not run beside it.
            return TimedOut(record, time);
        }
    }

    /// <summary>Runs the handlers, then completes or releases the event.</summary>
    private async Task<WebhookOutcome> HandleAsync(
        AcceptedDelivery delivery, EventClaims claims, DeliveryRecord record, TimeSpan time, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(time, _clock);
        using var either = cancellationToken.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken) : null;
        var outcome = await RunHandlersAsync(delivery.Event, record, (either ?? deadline).Token).ConfigureAwait(false);
        if (outcome.Is(WebhookOutcome.Handled))
        {
            await claims.CompleteAsync(record, delivery.Key).ConfigureAwait(false);
            if (deadline.IsCancellationRequested)
            {
                _host.Log(WebhookLogEvent.HandledLate, new(record.LoggedId, record.LoggedTopic));
            }

            return outcome;
        }

        await claims.ReleaseAsync(record, delivery.Key).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return outcome.Is(WebhookOutcome.HandlerTimedOut) ? TimedOut(record, time) : outcome;
    }

    private async Task<WebhookOutcome> RunHandlersAsync(WebhookEvent webhook, DeliveryRecord record, CancellationToken cancellationToken)
    {
        try
        {
            // What the scope disposes of is part of the work: it may be what writes it down.
            var scope = _host.CreateScope(out var services);
            await using var _ = scope.ConfigureAwait(false);
            return await _handlers.DispatchAsync(webhook, services, cancellationToken).ConfigureAwait(false) > 0
                ? WebhookOutcome.Handled
                : WebhookOutcome.Unhandled;
        }
        catch (WebhookHandlerException exception)
        {
            foreach (var failure in exception.Failures)
            {
                LogFailure(record, failure.Handler, failure.Exception);
            }

            return WebhookOutcome.HandlerFailed.With(exception: exception);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return WebhookOutcome.HandlerTimedOut;
        }
#pragma warning disable CA1031 // The scope holds the application's services; whatever one throws, the event is asked for again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailure(record, "scope", exception);
            return WebhookOutcome.HandlerFailed.With(exception: exception);
        }
    }

    private void LogFailure(DeliveryRecord record, string handler, Exception exception) =>
        _host.Log(WebhookLogEvent.HandlerFailed, new(record.LoggedId, record.LoggedTopic, handler, Exception: exception));

    private WebhookOutcome TimedOut(DeliveryRecord record, TimeSpan time)
    {
        _host.Log(WebhookLogEvent.HandlerTimedOut, new(record.LoggedId, record.LoggedTopic, Time: TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds))));
        return WebhookOutcome.HandlerTimedOut;
    }
}
