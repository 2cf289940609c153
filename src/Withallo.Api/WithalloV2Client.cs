using Withallo.Api.Declarative;

namespace Withallo.Api.V2;

/// <summary>The endpoints of API v2, which does everything but send messages.</summary>
public sealed class WithalloV2Client
{
    private readonly ApiChannel _channel;

    internal WithalloV2Client(ApiChannel channel) => _channel = channel;

    /// <summary>The key itself: what it may do, and how fast.</summary>
    public IMeApi Me => field ??= new MeApi(_channel);

    /// <summary>The team's members.</summary>
    public IUsersApi Users => field ??= new UsersApi(_channel);

    /// <summary>The account's numbers and sender IDs.</summary>
    public INumbersApi Numbers => field ??= new NumbersApi(_channel);

    /// <summary>Tags, and the calls that carry them.</summary>
    public ITagsApi Tags => field ??= new TagsApi(_channel);

    /// <summary>Calls and messages, by conversation or searched over all of them.</summary>
    public IConversationsApi Conversations => field ??= new ConversationsApi(_channel);

    /// <summary>Signed webhooks of the whole account.</summary>
    public IWebhooksApi Webhooks => field ??= new WebhooksApi(_channel);

    /// <summary>Power Dialer queues.</summary>
    public IDialingQueueApi DialingQueue => field ??= new DialingQueueApi(_channel);

    /// <summary>Figures of the team.</summary>
    public IAnalyticsApi Analytics => field ??= new AnalyticsApi(_channel);

    /// <summary>The CRM's people.</summary>
    public IPeopleApi People => field ??= new PeopleApi(_channel);

    /// <summary>The CRM's companies.</summary>
    public ICompaniesApi Companies => field ??= new CompaniesApi(_channel);

    /// <summary>The CRM's deals.</summary>
    public IDealsApi Deals => field ??= new DealsApi(_channel);

    /// <summary>How AI summaries are written.</summary>
    public ISummaryTemplatesApi SummaryTemplates => field ??= new SummaryTemplatesApi(_channel);

    /// <summary>A reseller's accounts.</summary>
    public IPartnerAccountsApi PartnerAccounts => field ??= new PartnerAccountsApi(_channel);
}
