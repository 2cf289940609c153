using System.Globalization;
using System.Text.Json;
using Withallo.Tests;
using Withallo.Webhooks;
using static Withallo.Api.V2.Tests.Wire;

namespace Withallo.Api.V2.Tests;

public sealed class ResponseTests
{
    [Fact]
    public void Me_tells_what_the_key_may_do()
    {
        var me = Read<Me>(
            """
            {"data":{"api_key_id":"api-abc123def456","scopes":["CONVERSATIONS_READ","AGENTS_WRITE"],
            "endpoints":[{"method":"GET","path":"/v2/api/conversations","description":"List conversations","scope":"CONVERSATIONS_READ"}],
            "team":{"id":"team-xyz789","name":"Acme Sales"},"rate_limits":{"read_per_second":20,"write_per_second":5}}}
            """);

        Assert.Equal("api-abc123def456", me.ApiKeyId);
        Assert.Equal(["CONVERSATIONS_READ", "AGENTS_WRITE"], me.Scopes);
        var endpoint = Assert.Single(me.Endpoints);
        Assert.Equal(EndpointMethod.Get, endpoint.Method);
        Assert.Equal("/v2/api/conversations", endpoint.Path);
        Assert.Equal("List conversations", endpoint.Description);
        Assert.Equal("CONVERSATIONS_READ", endpoint.Scope);
        Assert.Equal(("team-xyz789", "Acme Sales"), (me.Team!.Id, me.Team.Name));
        Assert.Equal((20, 5), (me.RateLimits!.ReadPerSecond, me.RateLimits.WritePerSecond));
        Assert.Null(Read<Me>("""{"data":{"api_key_id":"api-1","team":null}}""").Team);
    }

    [Fact]
    public void A_value_missing_from_Allos_lists_is_read_and_a_new_one_survives()
    {
        var me = Read<Me>("""{"data":{"endpoints":[{"method":"PATCH"},{"method":"HEAD"}]}}""");

        Assert.Equal(EndpointMethod.Patch, me.Endpoints[0].Method);
        Assert.Equal("HEAD", me.Endpoints[1].Method.Value);
        Assert.False(me.Endpoints[1].Method.IsKnown);
    }

    [Fact]
    public void Users_numbers_and_tags_are_read_from_plain_lists()
    {
        var users = Read<IReadOnlyList<User>>(
            """{"data":[{"id":"usr-abc123","name":"Adrien","email":"adrien@company.com","role":"ADMIN","status":"ACTIVE","image_url":null}]}""");
        var numbers = Read<IReadOnlyList<AlloNumber>>(
            """
            {"data":[
              {"number":"+14155550100","name":"Sales US","country":"US","type":"NUMBER","capabilities":["VOICE","SMS","FAX"],"users":[{"id":"usr-1","name":null}]},
              {"number":null,"name":"ACME","type":"SENDER_ID"},
              {"name":"Pending"}
            ]}
            """);
        var tags = Read<IReadOnlyList<Tag>>("""{"data":[{"id":"tag-abc123","name":"qualified","color":"#00AA00"}]}""");

        Assert.Equal((UserRole.Admin, UserStatus.Active, "Adrien"), (users[0].Role, users[0].Status, users[0].Name));
        Assert.Equal([NumberCapability.Voice, NumberCapability.Sms, NumberCapability.From("FAX")], numbers[0].Capabilities);
        Assert.Equal("usr-1", Assert.Single(numbers[0].Users).Id);
        Assert.Equal((AlloNumberType.SenderId, null), (numbers[1].Type, numbers[1].Number));
        Assert.Empty(numbers[2].Capabilities);
        Assert.Equal(("tag-abc123", "qualified", "#00AA00"), (tags[0].Id, tags[0].Name, tags[0].Color));
    }

    [Theory]
    [InlineData("usr-abc123")]
    [InlineData("usr_2Nf...")]
    [InlineData("con-0123456789abcdef0123456789abcdef01234567")]
    [InlineData("42")]
    public void Ids_are_opaque(string id) => Assert.Equal(id, Read<User>($$$"""{"data":{"id":"{{{id}}}"}}""").Id);

    [Theory]
    [InlineData("2026-04-30T10:00:00")]
    [InlineData("2026-04-30T10:00:00Z")]
    [InlineData("2026-04-30T12:00:00+02:00")]
    public void Dates_with_and_without_offset_are_the_same_moment(string date)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Cultures.Get("fa-IR");
        try
        {
            Assert.Equal(Utc(2026, 4, 30, 10), Read<Deal>($$$"""{"data":{"id":"dea-1","closed_at":"{{{date}}}"}}""").ClosedAt);
            Assert.Equal(Utc(2026, 4, 30, 10), Read<ConversationItem>($$$"""{"data":{"id":"cll-1","date":"{{{date}}}"}}""").Date);
            Assert.Equal(Utc(2026, 4, 30, 10), Read<CallSummary>($$$"""{"data":{"id":"cll-1","updated_at":"{{{date}}}"}}""").UpdatedAt);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_call_is_read_and_seen_as_a_call()
    {
        var item = Read<ConversationItem>(
            """
            {"data":{"id":"cll-abc123","type":"CALL","direction":"INBOUND","allo_number":"+14155550100","contact_number":"+14155551234",
            "contacts":[{"id":"cnt-abc123","name":"Sarah Johnson","company":{"id":"com-xyz789","name":"Acme Corp"},
              "deals":[{"id":"dea-def456","name":"Enterprise Plan","status":"open"}]}],
            "user":{"id":"usr-abc123","name":"John","email":"john@acme.com"},"date":"2026-04-21T14:30:00Z","duration":145,
            "result":"ANSWERED","recording_url":"https://storage.withallo.com/recordings/cll-abc123.mp3","summary":"Wants an upgrade",
            "tags":["billing","support"],"transcript":[{"source":"USER","time":"2026-04-21T14:30:05Z","text":"Good morning"},
            {"source":"EXTERNAL","time":"2026-04-21T14:30:07Z","text":"Hello"}],"content":null,"status":null,"message_type":null}}
            """);

        Assert.Equal((ConversationItemType.Call, Direction.Inbound), (item.Type, item.Direction));
        Assert.Equal(("+14155550100", "+14155551234"), (item.AlloNumber, item.ContactNumber));
        var contact = Assert.Single(item.Contacts);
        Assert.Equal(("cnt-abc123", "Sarah Johnson", "Acme Corp"), (contact.Id, contact.Name, contact.Company!.Name));
        Assert.Equal("usr-abc123", item.User!.Id);
        Assert.Null(item.Message);
        var call = item.Call!;
        Assert.Equal(TimeSpan.FromSeconds(145), call.Duration);
        Assert.Equal(CallOutcome.Answered, call.Result);
        Assert.Equal("https://storage.withallo.com/recordings/cll-abc123.mp3", call.RecordingUrl);
        Assert.Equal("Wants an upgrade", call.Summary);
        Assert.Equal(["billing", "support"], call.Tags);
        Assert.Equal([TranscriptSource.User, TranscriptSource.External], call.Transcript!.Select(row => row.Source));
        Assert.Equal((Utc(2026, 4, 21, 14, 30, 5), "Good morning"), (call.Transcript![0].Time, call.Transcript[0].Text));
    }

    [Fact]
    public void A_message_of_any_kind_is_seen_as_a_message()
    {
        var item = Read<ConversationItem>(
            """
            {"data":{"id":"msg-abc123","type":"SMS","direction":"OUTBOUND","date":"2026-04-21T14:30:00Z","duration":null,"result":null,
            "tags":null,"transcript":null,"content":"On my way","status":"DELIVERED","message_type":"WHATSAPP"}}
            """);

        Assert.Null(item.Call);
        Assert.Equal(("On my way", MessageStatus.Delivered, MessageType.WhatsApp), (item.Message!.Content, item.Message.Status, item.Message.MessageType));
        Assert.Empty(item.Tags);
    }

    [Fact]
    public void An_item_of_a_kind_to_come_is_neither_and_keeps_all_it_has()
    {
        var item = Read<ConversationItem>("""{"data":{"id":"fax-1","type":"FAX","pages":3,"content":"On paper"}}""");

        Assert.Null(item.Call);
        Assert.Null(item.Message);
        Assert.Equal(("FAX", "On paper"), (item.Type.Value, item.Content));
        Assert.Equal(3, item.AdditionalProperties!["pages"].GetInt32());
        Assert.Contains("\"pages\":3", Write(item), StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_item_of_a_conversation_is_only_partly_filled()
    {
        var conversation = Assert.Single(ReadWhole<Page<ConversationSummary>>(
            """
            {"data":[{"contact_number":"+14155551234","contacts":null,"last_activity":"2026-04-21T14:30:00Z","last_item":
            {"id":"cll-abc123","type":"CALL","direction":"INBOUND","date":"2026-04-21T14:30:00Z","summary":"Wants an upgrade","result":"ANSWERED","duration":145}}],
            "pagination":{"page":1,"size":20,"total_count":1,"total_pages":1,"has_more":false}}
            """).Results);

        Assert.Equal("+14155551234", conversation.ContactNumber);
        Assert.Empty(conversation.Contacts);
        Assert.Equal(Utc(2026, 4, 21, 14, 30), conversation.LastActivity);
        Assert.Equal((null, null), (conversation.LastItem!.AlloNumber, conversation.LastItem.User));
        Assert.Equal("Wants an upgrade", conversation.LastItem.Call!.Summary);
    }

    [Fact]
    public void Outcomes_of_items_and_of_queues_are_two_open_vocabularies()
    {
        Assert.Equal("MISSED", Read<ConversationItem>("""{"data":{"id":"cll-1","type":"CALL","result":"MISSED"}}""").Call!.Result.Value);
        Assert.Equal(
            RoutingResult.TransferredElevenLabs,
            Assert.Single(Read<DialingQueue>("""{"data":{"id":"pdl_1","numbers":[{"routing_result":"TRANSFERRED_ELEVEN_LABS"}]}}""").Numbers).RoutingResult);
        Assert.Equal(3, CallOutcome.Known.Count);
        Assert.Equal(10, RoutingResult.Known.Count);
    }

    [Fact]
    public void The_status_of_a_contacts_deal_is_compared_without_case_and_kept_as_it_came()
    {
        var status = Read<ConversationItem>(
            """{"data":{"id":"cll-1","contacts":[{"id":"cnt-1","deals":[{"id":"dea-1","status":"open"}]}]}}""").Contacts[0].Deals[0].Status;

        Assert.Equal(DealStatus.Open, status);
        Assert.Equal(DealStatus.Open.GetHashCode(), status.GetHashCode());
        Assert.True(status.IsKnown);
        Assert.Equal("open", status.Value);
        Assert.Equal("negotiation", Read<Deal>("""{"data":{"id":"dea-1","status":"negotiation"}}""").Status);
    }

    [Fact]
    public void Everything_but_the_id_may_be_missing_or_null()
    {
        Assert.Null(Read<ConversationItem>("""{"data":{"id":"cll-1","type":null,"direction":null,"user":null,"contacts":null,"duration":null}}""").User);
        Assert.Null(Read<ConversationItem>("""{"data":{"id":"cll-1","user":{"id":"usr-1","name":null,"email":null}}}""").User!.Email);
        Assert.Null(Read<IReadOnlyList<Tag>>("""{"data":[{"id":"tag-1","name":"vip","color":null}]}""")[0].Color);
        Assert.Null(Read<WebhookEndpoint>("""{"data":{"id":"ep_1","enabled":null,"topics":null}}""").Enabled);
        Assert.Null(Read<PartnerAccount>("""{"data":{"id":"usr_1","activated":null,"phone_numbers":null}}""").Activated);
        Assert.Empty(Read<Person>("""{"data":{"id":"per-1","numbers":null,"emails":null,"interactions":null}}""").Numbers);
        Assert.Empty(Read<OutboundMetrics>("""{"data":{"leaderboard":null,"heatmap":{"dials":null},"time_series":{"dials":null}}}""").Leaderboard);
        Assert.Empty(Read<TeamMetrics>("""{"data":{"breakdown":null,"summary":null}}""").Breakdown);
    }

    [Fact]
    public void The_signing_secret_may_be_there_or_not()
    {
        var created = Read<WebhookEndpoint>(
            """
            {"data":{"id":"ep_2NfDKEm9sF8xK3pQr1Zt","url":"https://example.com/webhooks/allo","topics":["call.received","fax.received"],
            "description":"Production stream","enabled":true,"signing_secret":"whsec_c2VjcmV0","created_at":"2026-04-21T14:30:00Z"}}
            """);
        var listed = Read<IReadOnlyList<WebhookEndpoint>>("""{"data":[{"id":"ep_2NfDKEm9sF8xK3pQr1Zt","enabled":true}]}""");

        Assert.Equal("whsec_c2VjcmV0", created.SigningSecret);
        Assert.Equal([WebhookTopic.FromName("call.received"), WebhookTopic.FromName("fax.received")], created.Topics);
        Assert.Equal((true, "Production stream", Utc(2026, 4, 21, 14, 30)), (created.Enabled, created.Description, created.CreatedAt));
        Assert.Null(listed[0].SigningSecret);
    }

    [Fact]
    public void A_user_without_a_queue_has_an_empty_page_and_no_queue()
    {
        var none = ReadWhole<DialingQueuePage>(
            """{"data":[],"pagination":{"page":0,"size":0,"total_count":0,"total_pages":0,"has_more":false}}""");
        var some = ReadWhole<DialingQueuePage>(
            """
            {"data":[{"number_to":"+12125550010","position":0,"created_at":"2026-04-30T10:00:00","call_start_date":"2026-04-30T10:05:00",
            "call_id":"cll-abc123","routing_result":"ANSWERED","sync_status":"SYNCED","detected_outbound_voicemail":false,
            "not_reached_destination_reason":"RING_TIMEOUT","voicemail_left":null}],
            "pagination":{"page":1,"size":20,"total_count":1,"total_pages":1,"has_more":false},
            "queue":{"id":"pdl_2xGh7kLmNpQr","name":null,"creator_id":"usr_abc123","assignee_id":"usr_abc123","voicemail_handling":"NO_SKIP","do_not_disturb":"DISABLED"}}
            """);

        Assert.Empty(none.Results);
        Assert.Null(none.Queue);
        Assert.False(none.HasMore);
        var number = Assert.Single(some.Results);
        Assert.Equal(("+12125550010", 0, "cll-abc123"), (number.NumberTo, number.Position, number.CallId));
        Assert.Equal((RoutingResult.Answered, SyncStatus.Synced, NotReachedReason.RingTimeout), (number.RoutingResult, number.SyncStatus, number.NotReachedDestinationReason));
        Assert.Equal((Utc(2026, 4, 30, 10, 5), false, null), (number.CallStartDate, number.DetectedOutboundVoicemail, number.VoicemailLeft));
        Assert.Equal(("pdl_2xGh7kLmNpQr", VoicemailHandling.NoSkip, DoNotDisturb.Disabled), (some.Queue!.Id, some.Queue.VoicemailHandling, some.Queue.DoNotDisturb));
    }

    [Fact]
    public void Skipped_numbers_are_told_beside_the_added_ones()
    {
        var result = Read<AppendQueueNumbersResult>(
            """{"data":{"added":[{"number_to":"+12125550010","position":0}],"skipped":[{"number":"+1212","reason":"INVALID_PHONE_NUMBER"}]}}""");

        Assert.Equal("+12125550010", Assert.Single(result.Added).NumberTo);
        Assert.Equal(("+1212", SkipReason.InvalidPhoneNumber), (result.Skipped[0].Number, result.Skipped[0].Reason));
        Assert.Equal(4, Read<ClearQueueNumbersResult>("""{"data":{"removed":4}}""").Removed);
    }

    [Fact]
    public void What_Allo_does_not_document_is_kept()
    {
        var item = Read<ConversationItem>(
            """{"data":{"id":"cll-1","type":"CALL","extracted_data":{"contact":{"name":"Sarah","website":"null"}},"data_collected":{"budget":"10k"}}}""");

        Assert.Equal("Sarah", item.AdditionalProperties!["extracted_data"].GetProperty("contact").GetProperty("name").GetString());
        Assert.Equal("10k", item.AdditionalProperties["data_collected"].GetProperty("budget").GetString());
    }

    [Fact]
    public void A_transcript_that_was_not_asked_for_is_not_an_empty_one()
    {
        Assert.Null(Read<ConversationItem>("""{"data":{"id":"cll-1","type":"CALL"}}""").Call!.Transcript);
        Assert.Empty(Read<ConversationItem>("""{"data":{"id":"cll-1","type":"CALL","transcript":[]}}""").Call!.Transcript!);
    }

    [Fact]
    public void Pages_are_counted_from_one_and_tell_their_totals()
    {
        var page = ReadWhole<Page<Person>>(
            """{"data":[{"id":"per-abc123"}],"pagination":{"page":2,"size":20,"total_count":156,"total_pages":8,"has_more":true},"took_ms":12}""");

        Assert.Equal((2, 8, 156, true), (page.CurrentPage, page.TotalPages, page.TotalCount, page.HasMore));
        Assert.Equal(20, page.Pagination!.Size);
        Assert.Equal(12, page.AdditionalProperties!["took_ms"].GetInt32());
    }

    [Theory]
    [InlineData("""{"data":null,"pagination":null}""", 0, false)]
    [InlineData("""{"data":[{"id":"per-1"}]}""", 1, false)]
    [InlineData("""{"data":[{"id":"per-1"}],"pagination":{"page":1,"total_pages":2}}""", 1, true)]
    [InlineData("""{"data":[{"id":"per-1"}],"pagination":{"page":2,"total_pages":2}}""", 1, false)]
    [InlineData("""{"data":[{"id":"per-1"}],"pagination":{"page":1,"total_pages":2,"has_more":false}}""", 1, false)]
    public void A_page_that_lacks_something_is_still_a_page(string json, int rows, bool hasMore)
    {
        var page = ReadWhole<Page<Person>>(json);

        Assert.Equal(rows, page.Results.Count);
        Assert.Equal(hasMore, page.HasMore);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"results":[]}""")]
    [InlineData("""{"pagination":{"page":1}}""")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":"none"}""")]
    public void A_page_without_rows_is_no_page(string json) => Assert.Throws<JsonException>(() => ReadWhole<Page<Person>>(json));

    [Fact]
    public void A_drilldown_has_pages_of_its_own()
    {
        var metrics = Read<OutboundMetrics>(
            """
            {"data":{"items":{"data":[{"id":"cll-abc123","user":{"id":"usr-1"},"allo_number":"+14155550100","allo_number_label":"Sales US",
            "contact_number":"+14155551234","stage":"CONNECTED","voicemail":false,"duration":145,"date":"2026-04-21T14:30:00Z"}],
            "pagination":{"page":1,"size":1,"total_count":42,"total_pages":42,"has_more":true}}}}
            """);

        var item = Assert.Single(metrics.Items!.Results);
        Assert.Equal(("cll-abc123", "Sales US", OutboundStage.Connected, 145), (item.Id, item.AlloNumberLabel, item.Stage, item.Duration));
        Assert.True(metrics.Items.HasMore);
        Assert.Null(Read<OutboundMetrics>("""{"data":{"items":null}}""").Items);
    }

    [Fact]
    public void Figures_may_come_without_a_comparison()
    {
        var metrics = Read<TeamMetrics>(
            """
            {"data":{"date":{"from":"2026-03-25","to":"2026-04-21"},
            "summary":{"total_calls":{"value":2899},"calls_over_1_min":{"value":12,"previous":null,"change":null},"answer_rate":{"value":0.62}},
            "breakdown":[{"user":{"id":"usr-1"},"calls":{"value":7},"talk_time_seconds":{"value":840},"calls_over_1_min":{"value":3},"answer_rate":{"value":1}}],
            "last_updated":"2026-04-21T19:07:00Z"}}
            """);

        Assert.Equal(new AnalyticsDateRange(new(2026, 3, 25), new(2026, 4, 21)), metrics.Date);
        Assert.Null(metrics.CompareDate);
        Assert.Equal((2899d, null, null), (metrics.Summary!.TotalCalls!.Value, metrics.Summary.TotalCalls.Previous, metrics.Summary.TotalCalls.Change));
        Assert.Equal((12d, 0.62), (metrics.Summary.CallsOver1Min!.Value, metrics.Summary.AnswerRate!.Value));
        Assert.Equal((7d, 840d, 3d), (metrics.Breakdown[0].Calls!.Value, metrics.Breakdown[0].TalkTimeSeconds!.Value, metrics.Breakdown[0].CallsOver1Min!.Value));
        Assert.Equal(Utc(2026, 4, 21, 19, 7), metrics.LastUpdated);
    }

    [Fact]
    public void Outbound_figures_are_read_in_all_their_views()
    {
        var metrics = Read<OutboundMetrics>(
            """
            {"data":{"date":{"from":"2026-03-25","to":"2026-04-21"},"compare_date":{"from":"2026-02-25","to":"2026-03-24"},
            "funnel":{"dials":{"count":{"value":100,"previous":80,"change":0.25},"rate":1},"connected":{"count":{"value":29},"rate":0.29}},
            "time_series":{"connection_rate":[{"date":"2026-03-25","value":0.31}]},
            "heatmap":{"dials":[{"day":"MONDAY","hour":9,"value":4}],"connection_rate":[{"day":"SUNDAY","hour":23,"value":0.5}]},
            "leaderboard":[{"user":{"id":"usr-1"},"connected":42}],
            "time_spent":{"avg_ringing_time_seconds":{"value":11.5},"avg_conversation_time_seconds":{"value":63},"total_conversation_time_seconds":{"value":6300}}}}
            """);

        Assert.Equal(new DateOnly(2026, 2, 25), metrics.CompareDate!.From);
        Assert.Equal((100d, 80d, 0.25, 1d), (metrics.Funnel!.Dials!.Count!.Value, metrics.Funnel.Dials.Count.Previous, metrics.Funnel.Dials.Count.Change, metrics.Funnel.Dials.Rate));
        Assert.Equal((new DateOnly(2026, 3, 25), 0.31), (metrics.TimeSeries!.ConnectionRate[0].Date, metrics.TimeSeries.ConnectionRate[0].Value));
        Assert.Equal((Weekday.Monday, 9, 4d), (metrics.Heatmap!.Dials[0].Day, metrics.Heatmap.Dials[0].Hour, metrics.Heatmap.Dials[0].Value));
        Assert.Equal(0.5, metrics.Heatmap.ConnectionRate[0].Value);
        Assert.Equal(42, metrics.Leaderboard[0].Connected);
        Assert.Equal((11.5, 63d, 6300d), (metrics.TimeSpent!.AvgRingingTimeSeconds!.Value, metrics.TimeSpent.AvgConversationTimeSeconds!.Value, metrics.TimeSpent.TotalConversationTimeSeconds!.Value));
    }

    [Fact]
    public void Records_of_the_CRM_are_read()
    {
        var person = Read<Person>(
            """
            {"data":{"id":"per-abc123","name":"John","last_name":"Doe","job_title":"CEO","website":"https://example.com","address":"123 Main St",
            "numbers":["+33612345678"],"emails":["john@example.com"],"company":{"id":"com-xyz789","name":"Acme Corp"},"interactions":5,
            "last_activity_at":"2026-04-28T10:30:00","created_at":"2026-04-01T09:00:00","updated_at":"2026-04-28T10:30:00"}}
            """);
        var company = Read<Company>(
            """{"data":{"id":"com-xyz789","name":"Acme Corp","website":null,"industry":"Technology","person_count":3,"interactions":12,"created_at":"2026-04-01T09:00:00"}}""");
        var deal = Read<Deal>(
            """{"data":{"id":"dea-def456","name":"Enterprise Plan","status":"negotiation","amount":50000.10,"currency":"USD","closed_at":null,"company":null}}""");

        Assert.Equal(("John", "Doe", "CEO", "123 Main St", 5), (person.Name, person.LastName, person.JobTitle, person.Address, person.Interactions));
        Assert.Equal(("com-xyz789", Utc(2026, 4, 28, 10, 30)), (person.Company!.Id, person.LastActivityAt));
        Assert.Equal(("Technology", 3, 12, Utc(2026, 4, 1, 9)), (company.Industry, company.PersonCount, company.Interactions, company.CreatedAt));
        Assert.Equal((50000.10m, "USD", null), (deal.Amount, deal.Currency, deal.ClosedAt));
    }

    [Fact]
    public void The_version_of_a_summary_is_read()
    {
        var summary = Read<CallSummary>(
            """{"data":{"id":"cll-abc123","content":"# Summary","version":4294967296,"updated_at":"2026-05-12T14:32:11","updated_by":{"id":"usr-abc123","name":"Alex Kim"}}}""");

        Assert.Equal((4_294_967_296, "usr-abc123", "Alex Kim"), (summary.Version, summary.UpdatedBy!.Id, summary.UpdatedBy.Name));
    }

    [Fact]
    public void Templates_and_defaults_are_read()
    {
        var template = Read<SummaryTemplate>(
            """{"data":{"id":"tst-abc123","name":"Sales call","icon":"📞","sections":[{"title":"Pain points","order":0},{}],"updated_at":"2026-06-01T10:00:00"}}""");
        var cleared = Read<DefaultSummaryTemplate>("""{"data":{"number":"+14155551234","default_summary_template_id":null}}""");

        Assert.Equal(("📞", Utc(2026, 6, 1, 10)), (template.Icon, template.UpdatedAt));
        Assert.Equal(("Pain points", 0), (template.Sections[0].Title, template.Sections[0].Order));
        Assert.Equal((null, null), (template.Sections[1].Title, template.Sections[1].Order));
        Assert.Equal(("+14155551234", null), (cleared.Number, cleared.DefaultSummaryTemplateId));
    }

    [Fact]
    public void The_key_of_a_partner_account_is_told_on_create_alone()
    {
        Assert.Equal(
            "b1c2d3",
            Read<PartnerAccount>("""{"data":{"id":"usr_2Nf","api_key":"b1c2d3","phone_numbers":["+33712345678"],"status":"ACTIVE","activated":false}}""").ApiKey);
        Assert.Null(Read<PartnerAccount>("""{"data":{"id":"usr_2Nf","status":"ACTIVE","activated":true,"partner_client_ref":"crm-12345"}}""").ApiKey);
    }

    [Fact]
    public void Numbers_in_quotes_are_numbers()
    {
        Assert.Equal(145, Read<ConversationItem>("""{"data":{"id":"cll-1","duration":"145"}}""").Duration);
        Assert.Equal(9.5m, Read<Deal>("""{"data":{"id":"dea-1","amount":"9.5"}}""").Amount);
    }
}
