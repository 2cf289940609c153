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
    private readonly Lazy<IWebhooksApi> _webhooks;
    private readonly Lazy<ICallsApi> _calls;
    private readonly Lazy<IContactsApi> _contacts;
    private readonly Lazy<ISmsApi> _sms;
    private readonly Lazy<IPhoneNumbersApi> _phoneNumbers;

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

        if (WithalloOptionsCheck.Complaints(options).ToArray() is { Length: > 0 } complaints)
        {
            throw new ArgumentException(string.Join(' ', complaints), nameof(options));
        }

        _http = transport is null
            ? new HttpMessageInvoker(WithalloTransport.Create(options))
            : new HttpMessageInvoker(transport, disposeHandler: false);
        var settings = new ApiSettings(options);
        var account = options.RateLimit.Enabled ? AccountLimiter.Of(options) : null;
        var pipeline = new CallPipeline(
            settings,
            new TurnKeeper(settings, account, options.RateLimit.Limiter),
            new AttemptSender(settings, _http, account, logger),
            logger);
        Channel = new ApiChannel(pipeline);
        _webhooks = new(() => new WebhooksApi(Channel));
        _calls = new(() => new CallsApi(Channel));
        _contacts = new(() => new ContactsApi(Channel));
        _sms = new(() => new SmsApi(Channel));
        _phoneNumbers = new(() => new PhoneNumbersApi(Channel));
        V2 = new WithalloV2Client(Channel);
        Recordings = new RecordingsApi(pipeline, settings);
    }

    /// <inheritdoc/>
    public IWebhooksApi Webhooks => _webhooks.Value;

    /// <inheritdoc/>
    public ICallsApi Calls => _calls.Value;

    /// <inheritdoc/>
    public IContactsApi Contacts => _contacts.Value;

    /// <inheritdoc/>
    public ISmsApi Sms => _sms.Value;

    /// <inheritdoc/>
    public IPhoneNumbersApi PhoneNumbers => _phoneNumbers.Value;

    /// <inheritdoc/>
    public WithalloV2Client V2 { get; }

    /// <inheritdoc/>
    public IRecordingsApi Recordings { get; }

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
