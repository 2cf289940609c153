using Withallo.Api.V2;
using Withallo.Webhooks;
using static Withallo.Conformance.Tests.ConformanceCase;

namespace Withallo.Conformance.Tests;

/// <summary>The operations of API v2. Every text holds the name of its own member on the wire: a swapped pair shows.</summary>
internal static class V2Cases
{
    private static readonly DateTimeOffset Moment = new(2026, 4, 28, 14, 0, 0, TimeSpan.FromHours(2));
    private static readonly AnalyticsDateRange Period = new(new(2026, 3, 25), new(2026, 4, 21));
    private static readonly AnalyticsDateRange PeriodBefore = new(new(2026, 2, 25), new(2026, 3, 24));
    private static readonly Teammate ById = Teammate.ById("user_id");
    private static readonly Teammate ByEmail = Teammate.ByEmail("email@example.com");

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        .. Account, .. Conversations, .. Webhooks, .. DialingQueue, .. Analytics, .. Crm, .. SummaryTemplates, .. PartnerAccounts,
    ];

    private static IEnumerable<ConformanceCase> Account =>
    [
        Of("getMe",
            c => c.V2.Me.GetAsync()),

        Of("listUsers",
            c => c.V2.Users.ListAsync(),
            c => c.V2.Users.ListAsync(UserRole.Manager, UserStatus.Blocked)),

        Of("getUser",
            c => c.V2.Users.GetAsync("id")),

        Of("listNumbers",
            c => c.V2.Numbers.ListAsync()),

        Of("setNumberDefaultSummaryTemplate",
            c => c.V2.Numbers.SetDefaultSummaryTemplateAsync("+number", new() { SummaryTemplateId = null }),
            c => c.V2.Numbers.SetDefaultSummaryTemplateAsync("+number", new() { SummaryTemplateId = "summary_template_id" })),

        Of("listTags",
            c => c.V2.Tags.ListAsync()),

        Silent("addTags",
            c => c.V2.Tags.AddAsync("id", new AddTagsRequest { Tags = ["tags", "more tags"] })),

        Silent("removeTag",
            c => c.V2.Tags.RemoveAsync("id", "tag/with every + & ?")),
    ];

    private static IEnumerable<ConformanceCase> Conversations =>
    [
        Of("listConversations",
            c => c.V2.Conversations.ListAsync("+allo_number"),
            c => c.V2.Conversations.ListAsync("+allo_number", Moment, unread: true, page: 3, size: 50, ItemExtensions.Transcript)),

        Of("searchAllConversations",
            c => c.V2.Conversations.SearchAsync(new()),
            c => c.V2.Conversations.SearchAsync(new()
            {
                AlloNumber = "+allo_number",
                ContactNumber = "+contact_number",
                UserId = "user_id",
                Direction = Direction.Outbound,
                Type = ItemTypeFilter.Sms,
                Result = CallOutcome.Voicemail,
                Tags = ["tags", "more tags"],
                Unread = true,
                Unresponded = true,
                Search = "search",
                Sort = ItemSort.Relevance,
                Date = Period,
                Page = 3,
                Size = 50,
                Extend = ItemExtensions.Transcript,
            })),

        Of("getConversationItem",
            c => c.V2.Conversations.GetItemAsync("id"),
            c => c.V2.Conversations.GetItemAsync("id", ItemExtensions.Transcript)),

        Of("batchGetConversationItems",
            c => c.V2.Conversations.BatchGetItemsAsync(new() { Ids = ["ids", "more ids"] })),

        Of("updateCallSummary",
            c => c.V2.Conversations.UpdateCallSummaryAsync("id", new() { Content = "content" }),
            c => c.V2.Conversations.UpdateCallSummaryAsync("id", new() { Content = "content", TemplateKey = SummaryTemplateKey.MarkdownShortCall })),

        Silent("executeConversationAction",
            c => c.V2.Conversations.ExecuteActionAsync("+contact_number", new ConversationActionRequest { Action = ConversationAction.Read }),
            c => c.V2.Conversations.ExecuteActionAsync("+contact_number", new ConversationActionRequest { Action = ConversationAction.Unarchive, AlloNumber = "+allo_number" })),
    ];

    private static IEnumerable<ConformanceCase> Webhooks =>
    [
        Of("listWebhooks",
            c => c.V2.WebhookEndpoints.ListAsync()),

        Of("createWebhook",
            c => c.V2.WebhookEndpoints.CreateAsync(new() { Url = "https://example.com/url", Topics = [WebhookTopic.V2.CallReceived] }),
            c => c.V2.WebhookEndpoints.CreateAsync(new()
            {
                Url = "https://example.com/url",
                Topics =
                [
                    WebhookTopic.V2.CallReceived, WebhookTopic.V2.CallTriggered, WebhookTopic.V2.CallAnswered, WebhookTopic.V2.CallCompleted,
                    WebhookTopic.V2.TagAdded, WebhookTopic.V2.TagRemoved, WebhookTopic.V2.SmsReceived, WebhookTopic.V2.SmsSent,
                    WebhookTopic.V2.ContactCreated, WebhookTopic.V2.ContactUpdated, WebhookTopic.V2.SummaryUpdated,
                ],
                Description = "description",
            })),

        Of("getWebhook",
            c => c.V2.WebhookEndpoints.GetAsync("webhook_id")),

        Of("updateWebhook",
            c => c.V2.WebhookEndpoints.UpdateAsync("webhook_id", new()),
            c => c.V2.WebhookEndpoints.UpdateAsync("webhook_id", new()
            {
                Url = "https://example.com/url",
                Topics = new([WebhookTopic.V2.SmsSent]),
                Description = "description",
                Enabled = false,
            })),

        Silent("deleteWebhook",
            c => c.V2.WebhookEndpoints.DeleteAsync("webhook_id")),

        Of("listWebhookEventTypes",
            c => c.V2.WebhookEndpoints.ListEventTypesAsync()),
    ];

    private static IEnumerable<ConformanceCase> DialingQueue =>
    [
        Of("getCurrentDialingQueue",
            c => c.V2.DialingQueue.GetCurrentAsync(),
            c => c.V2.DialingQueue.GetCurrentAsync(ById, page: 3, size: 50),
            c => c.V2.DialingQueue.GetCurrentAsync(ByEmail, page: 3, size: 50)),

        Of("resetCurrentDialingQueue",
            c => c.V2.DialingQueue.ResetCurrentAsync(new()),
            c => c.V2.DialingQueue.ResetCurrentAsync(new() { Name = "name", Teammate = ById }),
            c => c.V2.DialingQueue.ResetCurrentAsync(new() { Name = "name", Teammate = ByEmail })),

        Of("upsertCurrentDialingQueue",
            c => c.V2.DialingQueue.UpsertCurrentAsync(new()),
            c => c.V2.DialingQueue.UpsertCurrentAsync(new()
            {
                Name = "name",
                VoicemailHandling = VoicemailHandling.Skip,
                DoNotDisturb = DoNotDisturb.Enabled,
                Teammate = ById,
            }),
            c => c.V2.DialingQueue.UpsertCurrentAsync(new() { Teammate = ByEmail })),

        Of("appendDialingQueueNumbers",
            c => c.V2.DialingQueue.AppendNumbersAsync(new() { Numbers = [new() { Number = "+number" }] }),
            c => c.V2.DialingQueue.AppendNumbersAsync(new() { Numbers = [Everything], Teammate = ById }),
            c => c.V2.DialingQueue.AppendNumbersAsync(new() { Numbers = [Everything], Teammate = ByEmail })),

        Of("clearDialingQueueNumbers",
            c => c.V2.DialingQueue.ClearNumbersAsync(QueueFilter.ByNumber("+number")),
            c => c.V2.DialingQueue.ClearNumbersAsync(QueueFilter.ByNumberAt("+number", 7), ById),
            c => c.V2.DialingQueue.ClearNumbersAsync(QueueFilter.Unassigned, ByEmail)),
    ];

    private static NewQueueNumber Everything => new()
    {
        Number = "+number",
        Name = "name",
        LastName = "last_name",
        Company = "company",
        Website = "https://website.example",
        JobTitle = "job_title",
        Emails = ["emails@example.com"],
        Addresses = ["addresses", "more addresses"],
    };

    private static IEnumerable<ConformanceCase> Analytics =>
    [
        Of("getTeamMetrics",
            c => c.V2.Analytics.GetTeamMetricsAsync(new() { Date = Period }),
            c => c.V2.Analytics.GetTeamMetricsAsync(new() { Date = Period, CompareDate = PeriodBefore, Scope = AnalyticsScope.Users("user_ids", "more user_ids") }),
            c => c.V2.Analytics.GetTeamMetricsAsync(new() { Date = Period, Scope = AnalyticsScope.Numbers("+allo_numbers") })),

        Of("getAnalyticsOutbound",
            c => c.V2.Analytics.GetOutboundAsync(new() { Date = Period }),
            c => c.V2.Analytics.GetOutboundAsync(new()
            {
                Date = Period,
                CompareDate = PeriodBefore,
                Scope = AnalyticsScope.Users("user_ids", "more user_ids"),
                Tags = ["tags", "more tags"],
                Granularity = Granularity.Week,
                Drilldown = new(OutboundStage.Conversion) { Page = 3, Size = 50 },
            }),
            c => c.V2.Analytics.GetOutboundAsync(new() { Date = Period, Scope = AnalyticsScope.Numbers("+allo_numbers") })),
    ];

    private static IEnumerable<ConformanceCase> Crm =>
    [
        Of("createPerson",
            c => c.V2.People.CreateAsync(new() { Numbers = ["+numbers"] }),
            c => c.V2.People.CreateAsync(new()
            {
                Numbers = ["+numbers", "+more numbers"],
                Name = "name",
                LastName = "last_name",
                JobTitle = "job_title",
                Website = "https://website.example",
                Address = "address",
                Emails = ["emails@example.com"],
                CompanyId = "company_id",
                AllowDuplicateNumber = true,
            })),

        Of("getPerson",
            c => c.V2.People.GetAsync("id")),

        Of("updatePerson",
            c => c.V2.People.UpdateAsync("id", new()),
            c => c.V2.People.UpdateAsync("id", new()
            {
                Numbers = new(["+numbers", "+more numbers"]),
                Name = "name",
                LastName = "last_name",
                JobTitle = "job_title",
                Website = "https://website.example",
                Address = "address",
                Emails = new(["emails@example.com"]),
                CompanyId = "company_id",
            })),

        Of("searchPeople",
            c => c.V2.People.SearchAsync(new()),
            c => c.V2.People.SearchAsync(new()
            {
                Filters = new()
                {
                    Name = "name",
                    LastName = "last_name",
                    JobTitle = "job_title",
                    Website = "https://website.example",
                    Company = "company",
                    PhoneNumber = "+phone_number",
                    Email = "email@example.com",
                    DealStatus = "deal_status",
                },
                Search = "search",
                Sort = CrmSort.NameAsc,
                Page = 3,
                Size = 50,
            })),

        Of("createCompany",
            c => c.V2.Companies.CreateAsync(new() { Name = "name" }),
            c => c.V2.Companies.CreateAsync(new() { Name = "name", Website = "https://website.example", Industry = "industry" })),

        Of("getCompany",
            c => c.V2.Companies.GetAsync("id")),

        Of("updateCompany",
            c => c.V2.Companies.UpdateAsync("id", new()),
            c => c.V2.Companies.UpdateAsync("id", new() { Name = "name", Website = "https://website.example", Industry = "industry" })),

        Of("searchCompanies",
            c => c.V2.Companies.SearchAsync(new()),
            c => c.V2.Companies.SearchAsync(new()
            {
                Filters = new() { Name = "name", Website = "https://website.example", Industry = "industry" },
                Sort = CrmSort.CreatedDesc,
                Page = 3,
                Size = 50,
            })),

        Of("createDeal",
            c => c.V2.Deals.CreateAsync(new() { Name = "name" }),
            c => c.V2.Deals.CreateAsync(new()
            {
                Name = "name",
                Status = "status",
                Amount = 50_000.50m,
                Currency = "USD",
                ClosedAt = Moment,
                CompanyId = "company_id",
            })),

        Of("getDeal",
            c => c.V2.Deals.GetAsync("id")),

        Of("updateDeal",
            c => c.V2.Deals.UpdateAsync("id", new()),
            c => c.V2.Deals.UpdateAsync("id", new()
            {
                Name = "name",
                Status = "status",
                Amount = 50_000.50m,
                Currency = "USD",
                ClosedAt = Moment,
                CompanyId = "company_id",
            })),

        Silent("deleteDeal",
            c => c.V2.Deals.DeleteAsync("id")),

        Of("searchDeals",
            c => c.V2.Deals.SearchAsync(new()),
            c => c.V2.Deals.SearchAsync(new()
            {
                Filters = new() { Stage = "stage" },
                Search = "search",
                Sort = CrmSort.DateAsc,
                Page = 3,
                Size = 50,
            })),
    ];

    private static IEnumerable<ConformanceCase> SummaryTemplates =>
    [
        Of("listSummaryTemplates",
            c => c.V2.SummaryTemplates.ListAsync()),

        Of("createSummaryTemplate",
            c => c.V2.SummaryTemplates.CreateAsync(new() { Name = "name" }),
            c => c.V2.SummaryTemplates.CreateAsync(new()
            {
                Name = "name",
                CallContext = "call_context",
                Icon = "icon 📞",
                Sections = [new("title", 7, "instructions")],
            })),

        Of("getSummaryTemplate",
            c => c.V2.SummaryTemplates.GetAsync("id")),

        Of("updateSummaryTemplate",
            c => c.V2.SummaryTemplates.UpdateAsync("id", new() { Name = "name" }),
            c => c.V2.SummaryTemplates.UpdateAsync("id", new()
            {
                Name = "name",
                CallContext = "call_context",
                Icon = "icon 📞",
                Sections = [new("title", 7, "instructions")],
            })),

        Silent("deleteSummaryTemplate",
            c => c.V2.SummaryTemplates.DeleteAsync("id")),
    ];

    private static IEnumerable<ConformanceCase> PartnerAccounts =>
    [
        Of("createPartnerAccount",
            c => c.V2.PartnerAccounts.CreateAsync(new()
            {
                Email = "email@example.com",
                Name = "name",
                PersonalMobile = "+personal_mobile",
                NumberPreference = new() { Country = "country" },
            }),
            c => c.V2.PartnerAccounts.CreateAsync(new()
            {
                Email = "email@example.com",
                Name = "name",
                PersonalMobile = "+personal_mobile",
                NumberPreference = new() { Country = "country", Prefix = "+prefix" },
                PartnerClientRef = "partner_client_ref",
            })),

        Of("getPartnerAccount",
            c => c.V2.PartnerAccounts.GetAsync("id")),

        Silent("deletePartnerAccount",
            c => c.V2.PartnerAccounts.DeleteAsync("id")),
    ];
}
