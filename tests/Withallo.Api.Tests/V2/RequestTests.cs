using Withallo.Api.Tests.Wholesome;
using Withallo.Webhooks;

namespace Withallo.Api.V2.Tests;

public sealed class RequestTests
{
    [Fact]
    public void A_search_of_items_writes_every_member_under_its_wire_name() => Wire.Writes(
        """
        {
          "allo_number": "+14155550100", "contact_number": "+14155551234", "user_id": "usr-abc123", "direction": "INBOUND",
          "type": "CALL", "result": "ANSWERED", "tags": ["follow_up"], "unread": true, "unresponded": false,
          "search": "billing issues", "sort": "RELEVANCE", "extend": "transcript", "page": 2, "size": 50,
          "date": { "from": "2026-03-25", "to": "2026-04-21" }
        }
        """,
        new ItemSearchRequest
        {
            AlloNumber = "+14155550100",
            ContactNumber = "+14155551234",
            UserId = "usr-abc123",
            Direction = Direction.Inbound,
            Type = ItemTypeFilter.Call,
            Result = CallOutcome.Answered,
            Tags = ["follow_up"],
            Unread = true,
            Unresponded = false,
            Search = "billing issues",
            Sort = ItemSort.Relevance,
            Extend = ItemExtensions.Transcript,
            Page = 2,
            Size = 50,
            Date = new AnalyticsDateRange(new(2026, 3, 25), new(2026, 4, 21)),
        });

    [Fact]
    public void An_empty_search_is_an_empty_object()
    {
        Wire.Writes("{}", new ItemSearchRequest());
        Wire.Writes("{}", new SearchPeopleRequest());
        Wire.Writes("{}", new SearchCompaniesRequest());
        Wire.Writes("{}", new SearchDealsRequest());
    }

    [Fact]
    public void A_sort_that_is_not_set_is_left_to_Allo() =>
        Wire.Writes("""{ "search": "acme" }""", new SearchPeopleRequest { Search = "acme" });

    [Fact]
    public void A_search_of_people_writes_all_filters() => Wire.Writes(
        """
        {
          "filters": {
            "name": "john", "last_name": "doe", "job_title": "engineer", "website": "example.com", "company": "Acme",
            "phone_number": "+33612345678", "email": "@acme.com", "deal_status": "won"
          },
          "search": "acme", "sort": "NAME_ASC", "page": 1, "size": 20
        }
        """,
        new SearchPeopleRequest
        {
            Filters = new PersonFilters
            {
                Name = "john",
                LastName = "doe",
                JobTitle = "engineer",
                Website = "example.com",
                Company = "Acme",
                PhoneNumber = "+33612345678",
                Email = "@acme.com",
                DealStatus = "won",
            },
            Search = "acme",
            Sort = CrmSort.NameAsc,
            Page = 1,
            Size = 20,
        });

    [Fact]
    public void Searches_of_companies_and_deals_write_their_own_filters()
    {
        Wire.Writes(
            """{ "filters": { "name": "Acme", "website": "acme.com", "industry": "Technology" }, "sort": "CREATED_DESC", "page": 1, "size": 100 }""",
            new SearchCompaniesRequest
            {
                Filters = new CompanyFilters { Name = "Acme", Website = "acme.com", Industry = "Technology" },
                Sort = CrmSort.CreatedDesc,
                Page = 1,
                Size = 100,
            });
        Wire.Writes(
            """{ "filters": { "stage": "negotiation" }, "search": "Enterprise" }""",
            new SearchDealsRequest { Filters = new DealFilters { Stage = "negotiation" }, Search = "Enterprise" });
    }

    [Fact]
    public void Records_to_make_write_what_they_hold()
    {
        Wire.Writes(
            """
            {
              "numbers": ["+33612345678"], "name": "John", "last_name": "Doe", "job_title": "CEO", "website": "https://example.com",
              "address": "123 Main St", "emails": ["john@example.com"], "company_id": "com-xyz789", "allow_duplicate_number": true
            }
            """,
            new CreatePersonRequest
            {
                Numbers = ["+33612345678"],
                Name = "John",
                LastName = "Doe",
                JobTitle = "CEO",
                Website = "https://example.com",
                Address = "123 Main St",
                Emails = ["john@example.com"],
                CompanyId = "com-xyz789",
                AllowDuplicateNumber = true,
            });
        Wire.Writes("""{ "numbers": ["+33612345678"] }""", new CreatePersonRequest { Numbers = ["+33612345678"] });
        Wire.Writes(
            """{ "name": "Acme Corp", "website": "https://acme.com", "industry": "Technology" }""",
            new CreateCompanyRequest { Name = "Acme Corp", Website = "https://acme.com", Industry = "Technology" });
        Wire.Writes(
            """
            {
              "email": "client@example.com", "name": "Jane Doe", "personal_mobile": "+33612345678", "partner_client_ref": "crm-12345",
              "number_preference": { "country": "FR", "prefix": "+337" }
            }
            """,
            new CreatePartnerAccountRequest
            {
                Email = "client@example.com",
                Name = "Jane Doe",
                PersonalMobile = "+33612345678",
                PartnerClientRef = "crm-12345",
                NumberPreference = new NumberPreference { Country = "FR", Prefix = "+337" },
            });
    }

    [Fact]
    public void The_closing_date_of_a_deal_is_written_as_ISO_8601_in_UTC()
    {
        var closedAt = new DateTimeOffset(2026, 4, 28, 14, 0, 0, TimeSpan.FromHours(2));

        Wire.Writes(
            """
            {
              "name": "Enterprise Plan", "status": "negotiation", "amount": 50000.50, "currency": "USD",
              "closed_at": "2026-04-28T12:00:00Z", "company_id": "com-xyz789"
            }
            """,
            new CreateDealRequest
            {
                Name = "Enterprise Plan",
                Status = "negotiation",
                Amount = 50000.50m,
                Currency = "USD",
                ClosedAt = closedAt,
                CompanyId = "com-xyz789",
            });
        Wire.Writes("""{ "closed_at": "2026-04-28T12:00:00Z" }""", new UpdateDealRequest { ClosedAt = closedAt });
    }

    [Fact]
    public void An_update_of_a_person_writes_what_was_set_and_nothing_else()
    {
        Wire.Writes("{}", new UpdatePersonRequest());
        Wire.Writes(
            """{ "name": "Ada", "job_title": null, "numbers": ["+33612345678"], "emails": [] }""",
            new UpdatePersonRequest
            {
                Name = "Ada",
                JobTitle = new Optional<string?>(null),
                Numbers = new Optional<IReadOnlyList<string>?>(["+33612345678"]),
                Emails = new Optional<IReadOnlyList<string>?>([]),
            });
        Wire.Writes(
            """{ "last_name": "Byron", "website": "https://example.com", "address": "12 St James's Square", "company_id": "com-1" }""",
            new UpdatePersonRequest { LastName = "Byron", Website = "https://example.com", Address = "12 St James's Square", CompanyId = "com-1" });
    }

    [Fact]
    public void A_person_leaves_the_company_with_an_empty_id() =>
        Wire.Writes("""{ "company_id": "" }""", new UpdatePersonRequest { CompanyId = UpdatePersonRequest.NoCompany });

    [Fact]
    public void An_update_of_a_company_writes_what_was_set_and_nothing_else()
    {
        Wire.Writes("{}", new UpdateCompanyRequest());
        Wire.Writes(
            """{ "name": "Acme Corp", "website": null, "industry": "SaaS" }""",
            new UpdateCompanyRequest { Name = "Acme Corp", Website = new Optional<string?>(null), Industry = "SaaS" });
    }

    [Fact]
    public void An_update_of_a_deal_writes_what_was_set_and_nothing_else()
    {
        Wire.Writes("{}", new UpdateDealRequest());
        Wire.Writes(
            """{ "name": "Enterprise Plan", "status": "won", "amount": 0.1, "currency": "EUR", "closed_at": null, "company_id": "com-1" }""",
            new UpdateDealRequest
            {
                Name = "Enterprise Plan",
                Status = "won",
                Amount = 0.1m,
                Currency = "EUR",
                ClosedAt = new Optional<DateTimeOffset?>(null),
                CompanyId = "com-1",
            });
        Wire.Writes("""{ "amount": null }""", new UpdateDealRequest { Amount = new Optional<decimal?>(null) });
    }

    [Fact]
    public void An_update_of_a_webhook_endpoint_writes_what_was_set_and_nothing_else()
    {
        Wire.Writes("{}", new UpdateWebhookEndpointRequest());
        Wire.Writes("""{ "enabled": false }""", new UpdateWebhookEndpointRequest { Enabled = false });
        Wire.Writes(
            """
            {
              "url": "https://example.com/webhooks/allo", "topics": ["call.received", "call.completed"],
              "description": "Staging stream", "enabled": true
            }
            """,
            new UpdateWebhookEndpointRequest
            {
                Url = "https://example.com/webhooks/allo",
                Topics = new Optional<IReadOnlyList<WebhookTopic>>(["call.received", "call.completed"]),
                Description = "Staging stream",
                Enabled = true,
            });
    }

    [Fact]
    public void An_update_of_a_queue_writes_what_was_set_and_nothing_else()
    {
        Wire.Writes("{}", new UpsertDialingQueueRequest());
        Wire.Writes("""{ "name": null }""", new UpsertDialingQueueRequest { Name = new Optional<string?>(null) });
        Wire.Writes(
            """{ "name": "Cold Calls", "voicemail_handling": "SKIP", "do_not_disturb": "ENABLED" }""",
            new UpsertDialingQueueRequest
            {
                Name = "Cold Calls",
                VoicemailHandling = VoicemailHandling.Skip,
                DoNotDisturb = DoNotDisturb.Enabled,
            });
    }

    [Fact]
    public void A_template_is_replaced_as_a_whole_and_changed_from_what_it_is()
    {
        var template = Wire.Read<SummaryTemplate>(
            """
            {"data":{"id":"tst-abc123","name":"Sales call","call_context":"Sales calls","icon":"📞",
            "sections":[{"title":"Pain points","instructions":"What hurts","order":0,"style":"bullets"}],"created_at":"2026-06-01T10:00:00"}}
            """);

        Wire.Writes("""{ "name": "Sales call" }""", new ReplaceSummaryTemplateRequest { Name = "Sales call" });
        Wire.Writes(
            """
            {
              "name": "Discovery", "call_context": "Sales calls", "icon": "📞",
              "sections": [{ "title": "Pain points", "instructions": "What hurts", "order": 0, "style": "bullets" }]
            }
            """,
            ReplaceSummaryTemplateRequest.From(template) with { Name = "Discovery" });
    }

    [Fact]
    public void Clearing_a_numbers_template_is_an_explicit_null()
    {
        Wire.Writes("""{ "summary_template_id": null }""", new SetDefaultSummaryTemplateRequest { SummaryTemplateId = null });
        Wire.Writes(
            """{ "summary_template_id": "tst-abc123" }""", new SetDefaultSummaryTemplateRequest { SummaryTemplateId = "tst-abc123" });
    }

    [Fact]
    public void A_section_is_made_with_a_title_and_an_order() => Wire.Writes(
        """{ "name": "Sales call", "sections": [{ "title": "Pain points", "order": 0 }, { "title": "Next steps", "order": 1, "instructions": "Who does what" }] }""",
        new CreateSummaryTemplateRequest
        {
            Name = "Sales call",
            Sections = [new("Pain points", 0), new("Next steps", 1, "Who does what")],
        });

    [Fact]
    public void A_teammate_is_written_into_bodies_by_id_or_by_email()
    {
        Wire.Writes(
            """{ "name": "Monday cold calls", "user_id": "usr-1" }""",
            new ResetDialingQueueRequest { Name = "Monday cold calls", Teammate = Teammate.ById("usr-1") });
        Wire.Writes("""{ "email": "teammate@acme.com" }""", new UpsertDialingQueueRequest { Teammate = Teammate.ByEmail("teammate@acme.com") });
        Wire.Writes(
            """
            {
              "numbers": [
                {
                  "number": "+1 (212) 555-0010", "name": "John", "last_name": "Doe", "company": "Acme Inc", "website": "https://acme.com",
                  "job_title": "Sales Manager", "emails": ["john.doe@acme.com"], "addresses": ["1 rue X, Paris"]
                },
                { "number": "+12125550011" }
              ],
              "email": "teammate@acme.com"
            }
            """,
            new AppendQueueNumbersRequest
            {
                Numbers =
                [
                    new()
                    {
                        Number = "+1 (212) 555-0010",
                        Name = "John",
                        LastName = "Doe",
                        Company = "Acme Inc",
                        Website = "https://acme.com",
                        JobTitle = "Sales Manager",
                        Emails = ["john.doe@acme.com"],
                        Addresses = ["1 rue X, Paris"],
                    },
                    new() { Number = "+12125550011" },
                ],
                Teammate = Teammate.ByEmail("teammate@acme.com"),
            });
    }

    [Fact]
    public void A_stored_queue_is_written_with_what_was_set_and_nothing_else()
    {
        Wire.Writes("{}", new CreateDialingQueueRequest());
        Wire.Writes(
            """{ "name": "Monday", "description": "Warm leads", "voicemail_handling": "SKIP", "do_not_disturb": "ENABLED", "user_id": "usr-1" }""",
            new CreateDialingQueueRequest
            {
                Name = "Monday",
                Description = "Warm leads",
                VoicemailHandling = VoicemailHandling.Skip,
                DoNotDisturb = DoNotDisturb.Enabled,
                Teammate = Teammate.ById("usr-1"),
            });
        Wire.Writes("{}", new UpdateDialingQueueRequest());
        Wire.Writes(
            """{ "name": "Tuesday", "description": null, "voicemail_handling": "NO_SKIP", "do_not_disturb": "DISABLED" }""",
            new UpdateDialingQueueRequest
            {
                Name = "Tuesday",
                Description = new Optional<string?>(null),
                VoicemailHandling = VoicemailHandling.NoSkip,
                DoNotDisturb = DoNotDisturb.Disabled,
            });
        Wire.Writes("""{ "numbers": [{ "number": "" }] }""", new AppendToDialingQueueRequest { Numbers = [new() { Number = "" }] });
        Wire.Writes("""{ "content": "Calls back on Friday" }""", new AddNoteRequest { Content = "Calls back on Friday" });
    }

    [Fact]
    public void Figures_are_asked_for_users_or_for_numbers_and_never_for_both()
    {
        var april = new AnalyticsDateRange(new(2026, 4, 1), new(2026, 4, 30));
        var march = new AnalyticsDateRange(new(2026, 3, 1), new(2026, 3, 31));

        Wire.Writes("""{ "date": { "from": "2026-04-01", "to": "2026-04-30" } }""", new TeamMetricsRequest { Date = april });
        Wire.Writes(
            """
            {
              "date": { "from": "2026-04-01", "to": "2026-04-30" }, "compare_date": { "from": "2026-03-01", "to": "2026-03-31" },
              "user_ids": ["usr-abc123", "usr-def456"]
            }
            """,
            new TeamMetricsRequest { Date = april, CompareDate = march, Scope = AnalyticsScope.Users("usr-abc123", "usr-def456") });
        Wire.Writes(
            """{ "date": { "from": "2026-04-01", "to": "2026-04-30" }, "allo_numbers": ["+14155550100"] }""",
            new TeamMetricsRequest { Date = april, Scope = AnalyticsScope.Numbers("+14155550100") });
    }

    [Fact]
    public void A_drilldown_writes_its_stage_and_page_beside_the_rest()
    {
        var april = new AnalyticsDateRange(new(2026, 4, 1), new(2026, 4, 30));

        Wire.Writes("""{ "date": { "from": "2026-04-01", "to": "2026-04-30" } }""", new OutboundAnalyticsRequest { Date = april });
        Wire.Writes(
            """
            {
              "date": { "from": "2026-04-01", "to": "2026-04-30" }, "user_ids": ["usr-1"], "tags": ["meeting_booked"],
              "granularity": "WEEK", "extend": "items", "stage": "CONNECTED", "page": 2, "size": 50
            }
            """,
            new OutboundAnalyticsRequest
            {
                Date = april,
                Scope = AnalyticsScope.Users("usr-1"),
                Tags = ["meeting_booked"],
                Granularity = Granularity.Week,
                Drilldown = new OutboundDrilldown(OutboundStage.Connected) { Page = 2, Size = 50 },
            });
    }

    [Fact]
    public void The_version_of_a_summary_is_not_sent_back()
    {
        Wire.Writes(
            """{ "content": "# Summary", "template_key": "MARKDOWN_CLASSIC" }""",
            new UpdateCallSummaryRequest { Content = "# Summary", TemplateKey = SummaryTemplateKey.MarkdownClassic });
        Wire.Writes("""{ "content": "" }""", new UpdateCallSummaryRequest { Content = "" });
    }

    [Fact]
    public void The_small_requests_write_their_members()
    {
        Wire.Writes("""{ "tags": ["qualified", "follow_up"] }""", new AddTagsRequest { Tags = ["qualified", "follow_up"] });
        Wire.Writes("""{ "ids": ["cll-abc123", "msg-def456"] }""", new BatchGetItemsRequest { Ids = ["cll-abc123", "msg-def456"] });
        Wire.Writes("""{ "action": "ARCHIVE" }""", new ConversationActionRequest { Action = ConversationAction.Archive });
        Wire.Writes(
            """{ "action": "READ", "allo_number": "+14155550100" }""",
            new ConversationActionRequest { Action = ConversationAction.Read, AlloNumber = "+14155550100" });
        Wire.Writes(
            """{ "url": "https://example.com/webhooks/allo", "topics": ["call.received"], "description": "Production stream" }""",
            new CreateWebhookEndpointRequest
            {
                Url = "https://example.com/webhooks/allo",
                Topics = ["call.received"],
                Description = "Production stream",
            });
    }

    [Fact]
    public void A_word_that_Allo_adds_later_can_be_sent_today()
    {
        Wire.Writes("""{ "action": "SNOOZE" }""", new ConversationActionRequest { Action = "SNOOZE" });
        Wire.Writes("""{ "result": "MISSED", "sort": "RECENT" }""", new ItemSearchRequest { Result = "MISSED", Sort = "RECENT" });
    }

    [Fact]
    public void A_person_is_written_by_the_names_that_Allo_does_not_drop()
    {
        string[] dropped = ["first_name", "title"];
        string[] written = ["address", "allow_duplicate_number", "company_id", "emails", "job_title", "last_name", "name", "numbers", "website"];

        Assert.Equal(written, Endpoints.Members(typeof(CreatePersonRequest)).Select(Endpoints.WireName).Order(StringComparer.Ordinal));
        Assert.Empty(Endpoints.Members(typeof(UpdatePersonRequest)).Select(Endpoints.WireName).Except(written));
        Assert.Empty(written.Intersect(dropped));
    }
}
