using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Withallo.Api.Calls;
using Withallo.Api.Http;
using Withallo.Api.Recordings;
using Withallo.Api.Serialization;
using Withallo.Api.V2;

namespace Withallo.Api;

/// <summary>
/// A client that needs no container: <c>using var client = new WithalloClient("api-key");</c>. With one, use <c>services.AddWithallo(…)</c>.
/// </summary>
public sealed class WithalloClient : IWithalloClient, IDisposable
{
    private readonly AlloSettings _settings;

    /// <summary>A client for one key, everything else by default.</summary>
    /// <param name="apiKey">The API key.</param>
    /// <exception cref="ArgumentException">The key is empty or malformed.</exception>
    public WithalloClient(string apiKey)
        : this(new WithalloOptions { ApiKey = apiKey ?? throw new ArgumentNullException(nameof(apiKey)) }, null, NullLogger.Instance, usesEnvironment: false)
    {
    }

    /// <summary>A client of your own making.</summary>
    /// <param name="options">How to reach Allo. Without a key, the environment variable <c>WITHALLO_API_KEY</c> is used.</param>
    /// <param name="transport">What carries the requests; we never dispose it. Null: a connection pool of the client's own.</param>
    /// <exception cref="ArgumentException">The options cannot work; the message says what to change.</exception>
    public WithalloClient(WithalloOptions options, HttpMessageHandler? transport = null)
        : this(options, transport, NullLogger.Instance)
    {
    }

    internal WithalloClient(WithalloOptions options, HttpMessageHandler? transport, ILogger logger, bool usesEnvironment = true)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.Join(' ', WithalloOptionsCheck.Errors(options, usesEnvironment)) is { Length: > 0 } errors)
        {
            throw new ArgumentException(errors, nameof(options));
        }

        var key = WithalloOptionsCheck.KeyOf(options, usesEnvironment);
        _settings = new AlloSettings(options, () => key);
        Http = new AlloHttp(_settings, logger).CreateClient(transport);
    }

    /// <summary>The client of a container, whose handlers the container built.</summary>
    internal WithalloClient(AlloSettings settings, HttpClient http)
    {
        _settings = settings;
        Http = http;
    }

    /// <inheritdoc/>
    public HttpClient Http { get; }

    // Each is made when first asked for. Two threads may make one each, and either will do.

    /// <inheritdoc/>
    public IWebhooksApi Webhooks => field ??= AlloRefit.Create<IWebhooksApi>(Http, ResourceJson.Webhooks.Settings);

    /// <inheritdoc/>
    public ICallsApi Calls => field ??= AlloRefit.Create<ICallsApi>(Http, ResourceJson.Calls.Settings);

    /// <inheritdoc/>
    public IContactsApi Contacts => field ??= AlloRefit.Create<IContactsApi>(Http, ResourceJson.Contacts.Settings);

    /// <inheritdoc/>
    public ISmsApi Sms => field ??= AlloRefit.Create<ISmsApi>(Http, ResourceJson.Sms.Settings);

    /// <inheritdoc/>
    public IPhoneNumbersApi PhoneNumbers => field ??= AlloRefit.Create<IPhoneNumbersApi>(Http, ResourceJson.PhoneNumbers.Settings);

    /// <inheritdoc/>
    public IWithalloV2Client V2 => field ??= new WithalloV2Client(Http);

    /// <inheritdoc/>
    public IRecordingsApi Recordings => field ??= new RecordingsApi(Http, _settings);

    /// <inheritdoc/>
    public T CreateApi<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] T>(JsonSerializerContext json)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(json);
        ReturnTypes.Check(typeof(T));
        return AlloRefit.Create<T>(Http, AlloRefit.SettingsFor(json));
    }

    /// <inheritdoc/>
    public async Task<bool> TestConnectionAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await PhoneNumbers.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (WithalloException)
        {
            return false;
        }
    }

    /// <summary>Ends what is under way, and closes the client's own connections; a transport that you gave stays open.</summary>
    public void Dispose()
    {
        _settings.IsDisposed = true;
        Http.Dispose();
    }

    /// <summary>The type alone: it holds the key.</summary>
    public override string ToString() => nameof(WithalloClient);
}
