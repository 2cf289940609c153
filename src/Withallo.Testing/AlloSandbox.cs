using Withallo.Api;
using Withallo.Testing.V1;

namespace Withallo.Testing;

/// <summary>
/// A fake Allo that listens on the loopback interface: it keeps what it is given, checks keys and requests as Allo does, answers
/// in Allo's own shapes, and fails on demand. Nothing of the client under test is inside it, so what passes here was right on the wire.
/// </summary>
/// <remarks>Where Allo's behaviour is documented nowhere, each member says what the sandbox does.</remarks>
public sealed class AlloSandbox : IAsyncDisposable
{
    private readonly SandboxState _state;
    private readonly SandboxPipeline _pipeline;
    private readonly LoopbackServer _server;
    private bool _isDisposed;

    private AlloSandbox(SandboxState state, SandboxPipeline pipeline, LoopbackServer server)
    {
        _state = state;
        _pipeline = pipeline;
        _server = server;
        BaseUrl = new Uri(server.Address, "/v1/api");
        V2BaseUrl = new Uri(server.Address, "/v2/api");
    }

    /// <summary>The key that requests must carry.</summary>
    public string ApiKey => _state.ApiKey;

    /// <summary>Where API v1 is, such as <c>http://127.0.0.1:49152/v1/api</c>.</summary>
    public Uri BaseUrl { get; }

    /// <summary>Where API v2 is, such as <c>http://127.0.0.1:49152/v2/api</c>.</summary>
    public Uri V2BaseUrl { get; }

    /// <summary>What the key may do; all there is, unless the options said otherwise.</summary>
    public ScopeSet Scopes => _state.Scopes;

    /// <summary>The account's numbers: where calls come in, and what messages are sent from.</summary>
    public SandboxCollection<PhoneNumber> PhoneNumbers => _state.PhoneNumbers;

    /// <summary>The sender IDs that are verified and active, which messages to France are sent under.</summary>
    public SandboxCollection<string> SenderIds => _state.SenderIds;

    /// <summary>The contacts. A change through the API puts a new object in the old one's place.</summary>
    public SandboxCollection<SandboxContact> Contacts => _state.Contacts;

    /// <summary>The calls. Searches and conversations show them newest first, and show unknown members too.</summary>
    public SandboxCollection<Call> Calls => _state.Calls;

    /// <summary>The messages that your code sent through the API, and only those: empty at the start.</summary>
    public SandboxCollection<SentSms> SentMessages => _state.SentMessages;

    /// <summary>The messages that conversations hold besides <see cref="SentMessages"/>: those received, and older ones sent.</summary>
    public SandboxCollection<SentSms> Messages => _state.Messages;

    /// <summary>The webhooks of API v1.</summary>
    public SandboxCollection<Webhook> Webhooks => _state.Webhooks;

    /// <summary>Every request that arrived, whatever was answered, oldest first.</summary>
    public SandboxCollection<RecordedRequest> Requests => _pipeline.Requests;

    /// <summary>What is to go wrong with the next requests.</summary>
    public SandboxFaults Faults => _pipeline.Faults;

    /// <summary>
    /// How many requests with a valid key API v1 takes a day, in UTC; the others get 429 <c>API_KEY_QUOTA_EXCEEDED</c>. Setting it starts
    /// to count anew.
    /// </summary>
    /// <value><see langword="null"/>: as many as come.</value>
    public int? DailyQuota
    {
        get => _state.Quota.Limit;
        set => _state.Quota.Limit = value;
    }

    internal SandboxState State => _state;

    /// <summary>Starts a sandbox on a free port, with seeded data.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    public static Task<AlloSandbox> StartAsync(CancellationToken cancellationToken = default) =>
        StartAsync(new SandboxOptions(), cancellationToken);

    /// <summary>Starts a sandbox.</summary>
    /// <param name="options">How it starts.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ArgumentException">The port is out of range, the key is empty, or there is no clock.</exception>
    /// <exception cref="WithalloException">The port is taken.</exception>
    public static async Task<AlloSandbox> StartAsync(SandboxOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(options.TimeProvider, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Port, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Port, ushort.MaxValue, nameof(options));
        if (options.ApiKey is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(options.ApiKey, nameof(options));
        }

        var state = new SandboxState(options);
        if (options.Seed)
        {
            SandboxSeed.Fill(state);
        }

        var pipeline = new SandboxPipeline(state.Clock, new V1Api(state));
        var server = await LoopbackServer.StartAsync(options.Port, pipeline.HandleAsync, cancellationToken).ConfigureAwait(false);
        return new AlloSandbox(state, pipeline, server);
    }

    /// <summary>Options that lead a client here: the key, both base URLs and the sandbox's clock; all else at its default.</summary>
    public WithalloOptions CreateOptions() => new()
    {
        ApiKey = ApiKey,
        BaseUrl = BaseUrl,
        V2BaseUrl = V2BaseUrl,
        TimeProvider = _state.Clock,
    };

    /// <summary>Stops listening, cuts what still waits for an answer, and frees the port.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        await _pipeline.StopAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _pipeline.Dispose();
    }

    /// <summary>The type and the address; never the key.</summary>
    public override string ToString() => $"{nameof(AlloSandbox)} {_server.Address}";
}
