namespace Withallo.Api.V2;

/// <summary>The endpoints of API v2, which does everything but send messages.</summary>
public interface IWithalloV2Client
{
    /// <summary>The key itself: what it may do, and how fast.</summary>
    IMeApi Me { get; }

    /// <summary>The team's members.</summary>
    IUsersApi Users { get; }

    /// <summary>The account's numbers and sender IDs.</summary>
    INumbersApi Numbers { get; }

    /// <summary>Tags, and the calls that carry them.</summary>
    ITagsApi Tags { get; }

    /// <summary>Calls and messages, by conversation or searched over all of them.</summary>
    IConversationsApi Conversations { get; }

    /// <summary>Signed webhooks of the whole account.</summary>
    IWebhookEndpointsApi WebhookEndpoints { get; }

    /// <summary>The current Power Dialer queue of each user.</summary>
    IDialingQueueApi DialingQueue { get; }

    /// <summary>Stored Power Dialer queues, by id.</summary>
    IDialingQueuesApi DialingQueues { get; }

    /// <summary>Figures of the team.</summary>
    IAnalyticsApi Analytics { get; }

    /// <summary>The CRM's people.</summary>
    IPeopleApi People { get; }

    /// <summary>The CRM's companies.</summary>
    ICompaniesApi Companies { get; }

    /// <summary>The CRM's deals.</summary>
    IDealsApi Deals { get; }

    /// <summary>How AI summaries are written.</summary>
    ISummaryTemplatesApi SummaryTemplates { get; }

    /// <summary>A reseller's accounts.</summary>
    IPartnerAccountsApi PartnerAccounts { get; }
}
