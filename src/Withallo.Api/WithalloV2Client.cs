using Withallo.Api.Serialization;

namespace Withallo.Api.V2;

/// <summary>The endpoints of API v2, each made when first asked for.</summary>
internal sealed class WithalloV2Client(HttpClient http) : IWithalloV2Client
{
    public IMeApi Me => field ??= AlloRefit.Create<IMeApi>(http, AlloRefit.Settings);

    public IUsersApi Users => field ??= AlloRefit.Create<IUsersApi>(http, AlloRefit.Settings);

    public INumbersApi Numbers => field ??= AlloRefit.Create<INumbersApi>(http, AlloRefit.Settings);

    public ITagsApi Tags => field ??= AlloRefit.Create<ITagsApi>(http, AlloRefit.Settings);

    public IConversationsApi Conversations => field ??= AlloRefit.Create<IConversationsApi>(http, AlloRefit.Settings);

    public IWebhookEndpointsApi WebhookEndpoints => field ??= AlloRefit.Create<IWebhookEndpointsApi>(http, AlloRefit.Settings);

    public IDialingQueueApi DialingQueue => field ??= AlloRefit.Create<IDialingQueueApi>(http, AlloRefit.Settings);

    public IAnalyticsApi Analytics => field ??= AlloRefit.Create<IAnalyticsApi>(http, AlloRefit.Settings);

    public IPeopleApi People => field ??= AlloRefit.Create<IPeopleApi>(http, AlloRefit.Settings);

    public ICompaniesApi Companies => field ??= AlloRefit.Create<ICompaniesApi>(http, AlloRefit.Settings);

    public IDealsApi Deals => field ??= AlloRefit.Create<IDealsApi>(http, AlloRefit.Settings);

    public ISummaryTemplatesApi SummaryTemplates => field ??= AlloRefit.Create<ISummaryTemplatesApi>(http, AlloRefit.Settings);

    public IPartnerAccountsApi PartnerAccounts => field ??= AlloRefit.Create<IPartnerAccountsApi>(http, AlloRefit.Settings);
}
