using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Testing.V1;
using Withallo.Testing.V2;
using Withallo.Webhooks;

namespace Withallo.Testing;

/// <summary>
/// A fake Allo that listens on the loopback interface: it keeps what it is given, checks keys and requests as Allo does, responds
/// with Allo's own JSON, and fails on demand. It shares the client's records and none of its handlers, so what passes here was right on the wire.
/// </summary>
/// <remarks>Where Allo's behaviour is documented nowhere, each member says what the sandbox does.</remarks>
public sealed class AlloSandbox : IAsyncDisposable
{
    private readonly SandboxState _state;
    private readonly SandboxPipeline _pipeline;
    private readonly SandboxPipeline _foreignPipeline;
    private readonly RateLimiter _limiter;
    private readonly WebhookDispatcher _dispatcher;
    private LoopbackServer? _server;
    private LoopbackServer? _foreignServer;
    private bool _isDisposed;

    private AlloSandbox(SandboxOptions options)
    {
        _state = new SandboxState(options);
        _limiter = new RateLimiter(_state.Clock, options.RateLimits);
        _pipeline = new SandboxPipeline(_state.Clock, Faults, new V1Api(_state), new V1Assets(_state), new V2Api(_state, _limiter))
        {
            Latency = options.Latency,
            Pages = options.Pages,
        };
        _foreignPipeline = new SandboxPipeline(_state.Clock, Faults, new ForeignHost(_state.Recordings));
        _dispatcher = new WebhookDispatcher(_state, [.. options.DeliveryDelays]);
    }

    /// <summary>The key that requests must carry.</summary>
    public string ApiKey => _state.ApiKey;

    /// <summary>Where API v1 is, such as <c>http://127.0.0.1:49152/v1/api</c>.</summary>
    public Uri BaseUrl => new(_server!.Address, "/v1/api");

    /// <summary>Where API v2 is, such as <c>http://127.0.0.1:49152/v2/api</c>.</summary>
    public Uri V2BaseUrl => new(_server!.Address, "/v2/api");

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

    /// <summary>
    /// The webhooks of API v1, each for one number. Allo takes public HTTPS addresses only; the sandbox takes plain HTTP on this machine, too.
    /// </summary>
    public SandboxCollection<Webhook> Webhooks => _state.Webhooks;

    /// <summary>
    /// The webhooks of API v2, for the whole account; what is said of addresses at <see cref="Webhooks"/> holds here too. One that you add
    /// yourself needs a signing secret.
    /// </summary>
    public SandboxCollection<WebhookEndpoint> WebhookEndpoints => _state.WebhookEndpoints;

    /// <summary>
    /// What was posted to webhooks, oldest first. Every change does that: a message that is sent, a contact that is changed, and a call, a
    /// message or a contact that a test adds. Addresses that are not on this machine are never called, unless there is a
    /// <see cref="DeliveryHandler"/>.
    /// </summary>
    public SandboxCollection<SandboxDelivery> Deliveries => _dispatcher.Deliveries;

    /// <summary>
    /// What carries deliveries in place of the network, such as <c>TestServer.CreateHandler()</c> of the application under test: every
    /// webhook then reaches it, whatever its address. It is not disposed.
    /// </summary>
    /// <value><see langword="null"/>: the network, to addresses on this machine.</value>
    public HttpMessageHandler? DeliveryHandler
    {
        get => _dispatcher.Handler;
        set => _dispatcher.Handler = value;
    }

    /// <summary>The team. Of those who are not blocked, the key is the first one's and shared lines are the second one's.</summary>
    public SandboxCollection<User> Users => _state.Users;

    /// <summary>The tags that there are to put on calls.</summary>
    public SandboxCollection<Tag> Tags => _state.Tags;

    /// <summary>The people of the CRM, which are not <see cref="Contacts"/>. Counts that are not set are counted.</summary>
    public SandboxCollection<Person> People => _state.People;

    /// <summary>The notes that were put on <see cref="People"/> through the API.</summary>
    public SandboxCollection<SandboxNote> Notes => _state.Notes;

    /// <summary>The companies of the CRM. Counts that are not set are counted.</summary>
    public SandboxCollection<Company> Companies => _state.Companies;

    /// <summary>The deals of the CRM.</summary>
    public SandboxCollection<Deal> Deals => _state.Deals;

    /// <summary>The summary templates that are in use.</summary>
    public SandboxCollection<SummaryTemplate> SummaryTemplates => _state.SummaryTemplates;

    /// <summary>Which template summaries of a number's calls are written by.</summary>
    public SandboxCollection<DefaultSummaryTemplate> DefaultSummaryTemplates => _state.DefaultSummaryTemplates;

    /// <summary>The summaries of calls that were edited, or that a call has several of.</summary>
    public SandboxCollection<SandboxCallSummary> CallSummaries => _state.CallSummaries;

    /// <summary>
    /// The Power Dialer's queues. The first of a user is the current one, but for those that the API made beside it or set aside: they are
    /// stored.
    /// </summary>
    public SandboxCollection<DialingQueue> DialingQueues => _state.DialingQueues;

    /// <summary>The runs of the Power Dialer, unknown members included; empty at the start, for nothing in the API makes one.</summary>
    public SandboxCollection<DialingSession> DialingSessions => _state.DialingSessions;

    /// <summary>The accounts made through the partner operations.</summary>
    public SandboxCollection<SandboxPartnerAccount> PartnerAccounts => _state.PartnerAccounts;

    /// <summary>Every request that arrived, whatever the response was, oldest first.</summary>
    public SandboxCollection<RecordedRequest> Requests => _pipeline.Requests;

    /// <summary>
    /// Every request that arrived at the other host, where some recordings are (see <see cref="AddForeignRecording"/>): the key must be in none.
    /// </summary>
    public SandboxCollection<RecordedRequest> ForeignRequests => _foreignPipeline.Requests;

    /// <summary>What is to go wrong with the next requests, recordings included.</summary>
    public SandboxFaults Faults { get; } = new();

    /// <summary>How many requests a second API v2 takes. Setting it starts to count anew.</summary>
    public SandboxRateLimits RateLimits
    {
        get => _limiter.Limits;
        set => _limiter.Limits = value ?? throw new ArgumentNullException(nameof(value));
    }

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

    /// <summary>A request to the API got its status.</summary>
    internal event Action<RecordedRequest>? RequestCompleted
    {
        add => _pipeline.Completed += value;
        remove => _pipeline.Completed -= value;
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

        ArgumentOutOfRangeException.ThrowIfLessThan(options.Latency, TimeSpan.Zero, nameof(options));
        ArgumentNullException.ThrowIfNull(options.RateLimits, nameof(options));
        ArgumentNullException.ThrowIfNull(options.DeliveryDelays, nameof(options));
        if (options.SigningSecret is not null)
        {
            _ = new WebhookSigner(options.SigningSecret);
        }

        var sandbox = new AlloSandbox(options);
        try
        {
            await sandbox.OpenAsync(options, cancellationToken).ConfigureAwait(false);
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Options that lead a client here: the key, the address and the sandbox's clock; all else at its default.</summary>
    public WithalloOptions CreateOptions() => new()
    {
        ApiKey = ApiKey,
        BaseUrl = _server!.Address,
        TimeProvider = _state.Clock,
    };

    /// <summary>Keeps a recording. It needs the key, and is sent in parts to who asks for them.</summary>
    /// <param name="fileName">Its file name, such as <c>greeting.mp3</c>.</param>
    /// <param name="content">What it holds.</param>
    /// <returns>The address, for a call's <see cref="Call.RecordingUrl"/>.</returns>
    public Uri AddRecording(string fileName, ReadOnlyMemory<byte> content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        _state.Recordings.Add(fileName, content);
        return _state.Recordings.Here(fileName);
    }

    /// <summary>Keeps a recording on another host, where the key has no business: <see cref="ForeignRequests"/> shows what came.</summary>
    /// <inheritdoc cref="AddRecording"/>
    public Uri AddForeignRecording(string fileName, ReadOnlyMemory<byte> content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        _state.Recordings.Add(fileName, content);
        return _state.Recordings.Elsewhere(fileName);
    }

    /// <summary>What the recording with that file name holds; a seeded one is made up, but always the same.</summary>
    /// <param name="fileName">Its file name, the last part of the address.</param>
    /// <returns>The bytes; null when there is no such recording.</returns>
    public ReadOnlyMemory<byte>? FindRecording(string fileName) => _state.Recordings.Find(fileName);

    /// <summary>Whether a conversation was put away through the API.</summary>
    /// <param name="alloNumber">The account's number.</param>
    /// <param name="contactNumber">The other one's.</param>
    public bool IsArchived(string alloNumber, string contactNumber) => _state.Items.IsArchived(alloNumber, contactNumber);

    /// <summary>
    /// Posts an event to every webhook that subscribed to its topic, signed for v2, whatever number it is for. Ends when each delivery was
    /// taken or given up, attempts and all.
    /// </summary>
    /// <typeparam name="TPayload">What it carries.</typeparam>
    /// <param name="topic">What it is about; decides which generation's webhooks it goes to.</param>
    /// <param name="payload">What it carries.</param>
    /// <param name="cancellationToken">Ends the waiting, not the deliveries.</param>
    /// <returns>The deliveries; none when nobody subscribed.</returns>
    public Task<IReadOnlyList<SandboxDelivery>> DeliverAsync<TPayload>(
        WebhookTopic<TPayload> topic, TPayload payload, CancellationToken cancellationToken = default)
        where TPayload : AlloObject
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(payload);
        return WhenSettledAsync(_dispatcher.Post(topic, json => TypedPayloads.Write(json, payload)), cancellationToken);
    }

    /// <summary>
    /// Posts an event of any topic. See <see cref="DeliverAsync{TPayload}"/>.
    /// </summary>
    /// <param name="topic">What it is about; a name with a dot goes to webhooks of v2.</param>
    /// <param name="data">What it carries, as JSON. It is not checked: what is no JSON makes a body that is none.</param>
    /// <param name="cancellationToken">Ends the waiting, not the deliveries.</param>
    /// <returns>The deliveries; none when nobody subscribed.</returns>
    public Task<IReadOnlyList<SandboxDelivery>> DeliverAsync(WebhookTopic topic, string data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(data);
        return WhenSettledAsync(_dispatcher.Post(topic, json => json.WriteRawValue(data, skipInputValidation: true)), cancellationToken);
    }

    /// <summary>Ends when no delivery is pending: each was taken, given up or abandoned.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task WhenDeliveriesSettleAsync(CancellationToken cancellationToken = default) => _dispatcher.WhenSettledAsync(cancellationToken);

    /// <summary>Stops listening, cuts connections that still wait for a response, gives up deliveries, and frees the port.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        await _pipeline.StopAsync().ConfigureAwait(false);
        await _foreignPipeline.StopAsync().ConfigureAwait(false);
        await _dispatcher.DisposeAsync().ConfigureAwait(false);
        foreach (var server in new[] { _server, _foreignServer })
        {
            if (server is not null)
            {
                await server.DisposeAsync().ConfigureAwait(false);
            }
        }

        _pipeline.Dispose();
        _foreignPipeline.Dispose();
    }

    /// <summary>The type and the address; never the key.</summary>
    public override string ToString() => $"{nameof(AlloSandbox)} {_server?.Address}";

    private static async Task<IReadOnlyList<SandboxDelivery>> WhenSettledAsync(
        IReadOnlyList<SandboxDelivery> deliveries, CancellationToken cancellationToken)
    {
        foreach (var delivery in deliveries)
        {
            await delivery.WhenSettledAsync(cancellationToken).ConfigureAwait(false);
        }

        return deliveries;
    }

    private async Task OpenAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        _foreignServer = await LoopbackServer.StartAsync(0, _foreignPipeline.HandleAsync, cancellationToken).ConfigureAwait(false);
        _server = await LoopbackServer.StartAsync(options.Port, _pipeline.HandleAsync, cancellationToken).ConfigureAwait(false);
        _state.Recordings.Open(_server.Address, _foreignServer.Address);
        if (options.Seed)
        {
            SandboxSeed.Fill(_state);
        }

        // Who knew the port beforehand has waited until all of it is there.
        _pipeline.Open();
        _foreignPipeline.Open();
    }
}
