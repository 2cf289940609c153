using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Withallo.Api.Declarative;
using Withallo.Api.Pipeline;
using Withallo.Api.Recordings;
using Withallo.Api.V2;
using Withallo.Webhooks;

namespace Withallo.Api;

/// <summary>
/// A client that needs no container: <c>using var client = new WithalloClient("api-key");</c>. With one, use <c>services.AddWithallo(…)</c>.
/// </summary>
public sealed partial class WithalloClient : IWithalloClient, IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly ApiSettings _settings;
    private readonly CallPipeline _pipeline;

    /// <summary>A client for one key, everything else by default.</summary>
    /// <param name="apiKey">The API key.</param>
    /// <exception cref="ArgumentException">The key is empty or malformed.</exception>
    public WithalloClient(string apiKey)
        : this(new WithalloOptions { ApiKey = apiKey ?? throw new ArgumentNullException(nameof(apiKey)) }, null, NullLogger.Instance, useEnvironment: false)
    {
    }

    /// <summary>A client of your own making.</summary>
    /// <param name="options">How to reach Allo. Without a key, the environment variable <c>WITHALLO_API_KEY</c> is used.</param>
    /// <param name="transport">What carries the requests; we never dispose it. Null: a connection pool of the client's own.</param>
    /// <exception cref="ArgumentException">The options cannot work; the message says what to change.</exception>
    public WithalloClient(WithalloOptions options, HttpMessageHandler? transport = null)
        : this(options, transport, NullLogger.Instance, useEnvironment: true)
    {
    }

    internal WithalloClient(WithalloOptions options, HttpMessageHandler? transport, ILogger logger, bool useEnvironment = true)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (useEnvironment)
        {
            WithalloOptionsCheck.UseEnvironment(options);
        }

        if (string.Join(' ', WithalloOptionsCheck.Complaints(options)) is { Length: > 0 } complaints)
        {
            throw new ArgumentException(complaints, nameof(options));
        }

        _http = transport is null
            ? new HttpMessageInvoker(WithalloTransport.Create(options))
            : new HttpMessageInvoker(transport, disposeHandler: false);
        _settings = new ApiSettings(options);
        var account = options.RateLimit.Enabled ? AccountLimiter.Of(options) : null;
        _pipeline = new CallPipeline(
            _settings,
            new TurnKeeper(_settings, account, options.RateLimit.Limiter),
            new AttemptSender(_settings, _http, account, logger),
            logger);
        Channel = new ApiChannel(_pipeline);
    }

    // Each is made when first asked for, so that a trimmed program keeps only what it names. Two threads may make one each, and either will do.

    /// <inheritdoc/>
    public IWebhooksApi Webhooks => field ??= new WebhooksApi(Channel);

    /// <inheritdoc/>
    public ICallsApi Calls => field ??= new CallsApi(Channel);

    /// <inheritdoc/>
    public IContactsApi Contacts => field ??= new ContactsApi(Channel);

    /// <inheritdoc/>
    public ISmsApi Sms => field ??= new SmsApi(Channel);

    /// <inheritdoc/>
    public IPhoneNumbersApi PhoneNumbers => field ??= new PhoneNumbersApi(Channel);

    /// <inheritdoc/>
    public WithalloV2Client V2 => field ??= new WithalloV2Client(Channel);

    /// <inheritdoc/>
    public IRecordingsApi Recordings => field ??= new RecordingsApi(_pipeline, _settings);

    internal ApiChannel Channel { get; }

    /// <inheritdoc/>
    public async Task<bool> TestConnectionAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await PhoneNumbers.ListAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (WithalloException)
        {
            return false;
        }
    }

    /// <summary>A receiver for the webhooks of this account; it needs nothing of the client, and a receiver alone needs no client.</summary>
    public WebhookReceiver CreateWebhookReceiver() => new();

    /// <summary>Closes the client's own connections; a transport that you gave stays open.</summary>
    public void Dispose() => _http.Dispose();

    /// <summary>The type alone: it holds the key.</summary>
    public override string ToString() => nameof(WithalloClient);
}
