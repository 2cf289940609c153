using Withallo.Api;
using Withallo.Api.V2;

namespace Withallo.Blazor;

/// <summary>
/// Queries and mutations on an account, for components: <c>@inject AlloQueries Allo</c>. Every method makes a new one, whose state is the
/// caller's alone; dispose it with the component. There is one <see cref="AlloQueries"/> a circuit: a circuit that goes away cancels what
/// is under way.
/// </summary>
public sealed class AlloQueries : IDisposable
{
    private readonly IWithalloClient _client;
    private readonly TimeProvider? _timeProvider;
    private readonly CancellationTokenSource _lifetime = new();

    /// <summary>Creates queries on an account; <c>AddWithalloBlazor</c> does that for dependency injection.</summary>
    /// <param name="client">The account. It is not disposed.</param>
    /// <param name="timeProvider">The clock that queries poll by; null: the system's.</param>
    /// <param name="name">The name that the account was registered under; null: none.</param>
    public AlloQueries(IWithalloClient client, TimeProvider? timeProvider = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _timeProvider = timeProvider;
        Name = name;
    }

    private event Action? WebhooksChanged;

    /// <summary>The name that the account was registered under; null: none.</summary>
    public string? Name { get; }

    /// <summary>
    /// Sends a message from one of the account's numbers: <c>POST /v1/api/sms</c>, scope <c>SMS_SEND</c>. Never sent twice: see
    /// <see cref="ISmsApi"/>.
    /// </summary>
    public Mutation<SendSmsRequest, SentSms> SendSms() =>
        Mutation<SendSmsRequest, SentSms>((client, request, token) => client.Sms.SendAsync(request, cancellationToken: token));

    /// <summary>
    /// Sends a message to France under a verified sender ID: <c>POST /v1/api/sms</c>, scope <c>SMS_SEND</c>. Never sent twice: see
    /// <see cref="ISmsApi"/>.
    /// </summary>
    public Mutation<SendSmsFranceRequest, SentSms> SendSmsFrance() =>
        Mutation<SendSmsFranceRequest, SentSms>((client, request, token) => client.Sms.SendFranceAsync(request, cancellationToken: token));

    /// <summary>
    /// The signed webhooks of the account: <c>GET /v2/api/webhooks</c>, scope <c>WEBHOOKS_READ_WRITE</c>. Read anew by itself after
    /// <see cref="CreateWebhook"/> and <see cref="DeleteWebhook"/> of the same circuit.
    /// </summary>
    public Query<IReadOnlyList<WebhookEndpoint>> Webhooks()
    {
        Query<IReadOnlyList<WebhookEndpoint>>? query = null;
        void Refresh()
        {
            if (query!.IsInUse)
            {
                _ = query.RefreshAsync();
            }
        }

        WebhooksChanged += Refresh;
        return query = new(
            token => _client.V2.WebhookEndpoints.ListAsync(cancellationToken: token), _timeProvider, _lifetime.Token, () => WebhooksChanged -= Refresh);
    }

    /// <summary>
    /// Registers a signed webhook: <c>POST /v2/api/webhooks</c>, scope <c>WEBHOOKS_READ_WRITE</c>. Its
    /// <see cref="WebhookEndpoint.SigningSecret"/> is in the data of this run alone: keep it.
    /// </summary>
    public Mutation<CreateWebhookEndpointRequest, WebhookEndpoint> CreateWebhook() =>
        Mutation<CreateWebhookEndpointRequest, WebhookEndpoint>(async (client, request, token) =>
        {
            var created = await client.V2.WebhookEndpoints.CreateAsync(request, cancellationToken: token).ConfigureAwait(true);
            WebhooksChanged?.Invoke();
            return created;
        });

    /// <summary>
    /// Deletes a signed webhook by its id: <c>DELETE /v2/api/webhooks/{webhook_id}</c>, scope <c>WEBHOOKS_READ_WRITE</c>. The data is the
    /// id; one that is gone already is a success.
    /// </summary>
    public Mutation<string, string> DeleteWebhook() =>
        Mutation<string, string>(async (client, webhookId, token) =>
        {
            try
            {
                await client.V2.WebhookEndpoints.DeleteAsync(webhookId, cancellationToken: token).ConfigureAwait(true);
            }
            catch (WithalloNotFoundException)
            {
                // Gone, as it should be: by an attempt whose response was lost, or by somebody else.
            }

            WebhooksChanged?.Invoke();
            return webhookId;
        });

    /// <summary>The account's numbers and sender IDs: <c>GET /v2/api/numbers</c>, scope <c>PHONE_NUMBERS_READ</c>.</summary>
    public Query<IReadOnlyList<AlloNumber>> Numbers() =>
        Query((client, token) => client.V2.Numbers.ListAsync(cancellationToken: token));

    /// <summary>
    /// The account's calls, newest first, a page at a time: <c>POST /v2/api/conversations/items/search</c>, scope
    /// <c>CONVERSATIONS_READ</c>. Only calls are searched, whatever the request says.
    /// </summary>
    /// <param name="request">What is searched at first; null: all calls.</param>
    public PagedQuery<ItemSearchRequest, ConversationItem> CallSearch(ItemSearchRequest? request = null) => new(
        (wanted, page, token) => _client.V2.Conversations.SearchAsync(wanted with { Type = ItemTypeFilter.Call, Page = page }, cancellationToken: token),
        request ?? new ItemSearchRequest(),
        _lifetime.Token);

    /// <summary>
    /// A call with its transcript: <c>GET /v2/api/conversations/items/{id}</c>, scope <c>CONVERSATIONS_READ</c>.
    /// </summary>
    /// <param name="callId">The call's id, <c>cll-…</c>.</param>
    public Query<ConversationItem> Call(string callId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(callId);
        return Query((client, token) => client.V2.Conversations.GetItemAsync(callId, ItemExtensions.Transcript, cancellationToken: token));
    }

    /// <summary>The people of the account's CRM, a page at a time: <c>POST /v2/api/crm/people/search</c>, scope <c>CRM_READ</c>.</summary>
    /// <param name="request">What is searched at first; null: everybody.</param>
    public PagedQuery<SearchPeopleRequest, Person> ContactSearch(SearchPeopleRequest? request = null) => new(
        (wanted, page, token) => _client.V2.People.SearchAsync(wanted with { Page = page }, cancellationToken: token),
        request ?? new SearchPeopleRequest(),
        _lifetime.Token);

    /// <summary>Whatever else changes something, with the semantics of all the others.</summary>
    /// <typeparam name="TArgs">What the call takes.</typeparam>
    /// <typeparam name="TData">What the call returns.</typeparam>
    /// <param name="call">The call.</param>
    public Mutation<TArgs, TData> Mutation<TArgs, TData>(Func<IWithalloClient, TArgs, CancellationToken, Task<TData>> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new((args, token) => call(_client, args, token), _lifetime.Token);
    }

    /// <summary>Whatever else is read, with the semantics of all the others.</summary>
    /// <typeparam name="TData">What is read.</typeparam>
    /// <param name="load">Reads it.</param>
    public Query<TData> Query<TData>(Func<IWithalloClient, CancellationToken, Task<TData>> load)
    {
        ArgumentNullException.ThrowIfNull(load);
        return new(token => load(_client, token), _timeProvider, _lifetime.Token);
    }

    /// <summary>Cancels what is under way and ends everything that was made here.</summary>
    public void Dispose() => _lifetime.Cancel();
}
