using Withallo.Api.Declarative;

namespace Withallo.Api.V2;

/// <summary>The endpoints of API v2, which does everything but send messages.</summary>
public sealed class WithalloV2Client
{
    private readonly Lazy<IMeApi> _me;
    private readonly Lazy<IUsersApi> _users;
    private readonly Lazy<INumbersApi> _numbers;
    private readonly Lazy<ITagsApi> _tags;
    private readonly Lazy<IConversationsApi> _conversations;
    private readonly Lazy<IWebhooksApi> _webhooks;
    private readonly Lazy<IDialingQueueApi> _dialingQueue;
    private readonly Lazy<IAnalyticsApi> _analytics;
    private readonly Lazy<IPeopleApi> _people;
    private readonly Lazy<ICompaniesApi> _companies;
    private readonly Lazy<IDealsApi> _deals;
    private readonly Lazy<ISummaryTemplatesApi> _summaryTemplates;
    private readonly Lazy<IPartnerAccountsApi> _partnerAccounts;

    internal WithalloV2Client(ApiChannel channel)
    {
        _me = new(() => new MeApi(channel));
        _users = new(() => new UsersApi(channel));
        _numbers = new(() => new NumbersApi(channel));
        _tags = new(() => new TagsApi(channel));
        _conversations = new(() => new ConversationsApi(channel));
        _webhooks = new(() => new WebhooksApi(channel));
        _dialingQueue = new(() => new DialingQueueApi(channel));
        _analytics = new(() => new AnalyticsApi(channel));
        _people = new(() => new PeopleApi(channel));
        _companies = new(() => new CompaniesApi(channel));
        _deals = new(() => new DealsApi(channel));
        _summaryTemplates = new(() => new SummaryTemplatesApi(channel));
        _partnerAccounts = new(() => new PartnerAccountsApi(channel));
    }

    /// <summary>The key itself: what it may do, and how fast.</summary>
    public IMeApi Me => _me.Value;

    /// <summary>The team's members.</summary>
    public IUsersApi Users => _users.Value;

    /// <summary>The account's numbers and sender IDs.</summary>
    public INumbersApi Numbers => _numbers.Value;

    /// <summary>Tags, and the calls that carry them.</summary>
    public ITagsApi Tags => _tags.Value;

    /// <summary>Calls and messages, by conversation or searched over all of them.</summary>
    public IConversationsApi Conversations => _conversations.Value;

    /// <summary>Signed webhooks of the whole account.</summary>
    public IWebhooksApi Webhooks => _webhooks.Value;

    /// <summary>Power Dialer queues.</summary>
    public IDialingQueueApi DialingQueue => _dialingQueue.Value;

    /// <summary>Figures of the team.</summary>
    public IAnalyticsApi Analytics => _analytics.Value;

    /// <summary>The CRM's people.</summary>
    public IPeopleApi People => _people.Value;

    /// <summary>The CRM's companies.</summary>
    public ICompaniesApi Companies => _companies.Value;

    /// <summary>The CRM's deals.</summary>
    public IDealsApi Deals => _deals.Value;

    /// <summary>How AI summaries are written.</summary>
    public ISummaryTemplatesApi SummaryTemplates => _summaryTemplates.Value;

    /// <summary>A reseller's accounts.</summary>
    public IPartnerAccountsApi PartnerAccounts => _partnerAccounts.Value;
}
