using Withallo.Api.Serialization;

namespace Withallo.Api.V2;

/// <summary>The endpoints of API v2, each made when first asked for.</summary>
internal sealed class WithalloV2Client(HttpClient http) : IWithalloV2Client
{
    public IMeApi Me => field ??= AlloRefit.Create<IMeApi>(http, ResourceJson.Me.Settings);

    public IUsersApi Users => field ??= AlloRefit.Create<IUsersApi>(http, ResourceJson.Users.Settings);

    public INumbersApi Numbers => field ??= AlloRefit.Create<INumbersApi>(http, ResourceJson.Numbers.Settings);

    public ITagsApi Tags => field ??= AlloRefit.Create<ITagsApi>(http, ResourceJson.Tags.Settings);

    public IConversationsApi Conversations => field ??= AlloRefit.Create<IConversationsApi>(http, ResourceJson.Conversations.Settings);

    public IWebhookEndpointsApi WebhookEndpoints => field ??= AlloRefit.Create<IWebhookEndpointsApi>(http, ResourceJson.WebhookEndpoints.Settings);

    public IDialingQueueApi DialingQueue => field ??= AlloRefit.Create<IDialingQueueApi>(http, ResourceJson.DialingQueue.Settings);

    public IDialingQueuesApi DialingQueues => field ??= AlloRefit.Create<IDialingQueuesApi>(http, ResourceJson.DialingQueues.Settings);

    public IAnalyticsApi Analytics => field ??= AlloRefit.Create<IAnalyticsApi>(http, ResourceJson.Analytics.Settings);

    public IPeopleApi People => field ??= AlloRefit.Create<IPeopleApi>(http, ResourceJson.People.Settings);

    public ICompaniesApi Companies => field ??= AlloRefit.Create<ICompaniesApi>(http, ResourceJson.Companies.Settings);

    public IDealsApi Deals => field ??= AlloRefit.Create<IDealsApi>(http, ResourceJson.Deals.Settings);

    public ISummaryTemplatesApi SummaryTemplates => field ??= AlloRefit.Create<ISummaryTemplatesApi>(http, ResourceJson.SummaryTemplates.Settings);

    public IPartnerAccountsApi PartnerAccounts => field ??= AlloRefit.Create<IPartnerAccountsApi>(http, ResourceJson.PartnerAccounts.Settings);
}
