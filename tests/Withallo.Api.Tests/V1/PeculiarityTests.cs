using System.Net;
using System.Text.Json;
using Withallo.Testing;
using Withallo.Webhooks;

namespace Withallo.Api.Tests.V1;

/// <summary>What is peculiar to API v1, as docs/allo-api/v1.md and docs/allo-api/values.md have it.</summary>
public sealed class PeculiarityTests : SandboxTest
{
    private const string Recipient = "+12125550142";

    [Theory]
    [InlineData("page-flat", 1, 5, true)]
    [InlineData("page-nested", 1, 5, true)]
    [InlineData("page-both", 1, 5, true)]
    [InlineData("page-metadata-null", 0, 0, false)]
    [InlineData("page-metadata-absent", 0, 0, false)]
    [InlineData("page-pagination-null", 0, 0, false)]
    public async Task Page_metadata_is_read_flat_nested_both_or_null(string fixture, int current, int total, bool hasMore)
    {
        RespondWith(fixture);
        RespondWith(fixture);
        RespondWith(fixture);

        var calls = await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation);
        var contacts = await Client.Contacts.SearchAsync(cancellationToken: Cancellation);
        var conversation = await Client.Contacts.SearchConversationAsync(SomeContact, cancellationToken: Cancellation);

        Assert.Equal((current, total, hasMore), (calls.CurrentPage, calls.TotalPages, calls.HasMore));
        Assert.Equal((current, total, hasMore), (contacts.CurrentPage, contacts.TotalPages, contacts.HasMore));
        Assert.Equal((current, total, hasMore), (conversation.CurrentPage, conversation.TotalPages, conversation.HasMore));
        Assert.Equal(("row_1", "row_1", 1), (calls.Results[0].Id, contacts.Results[0].Id, conversation.Results.Count));
    }

    [Fact]
    public async Task A_date_without_offset_is_UTC_on_every_machine()
    {
        RespondWith("calls-dates");

        var page = await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation);

        var instant = Utc(2024, 1, 15, 10, 30);
        Assert.All(page.Results.Take(7), call => Assert.Equal((call.Id, instant), (call.Id, call.StartDate!.Value.ToUniversalTime())));
        Assert.All(page.Results.Skip(7), call => Assert.Null(call.StartDate));
        Assert.Equal(9, page.Results.Count);
    }

    [Fact]
    public async Task Fractions_of_a_second_are_read_to_the_tick()
    {
        RespondWith("calls-fractions");

        var page = await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation);

        var second = Utc(2024, 1, 15, 10, 30);
        Assert.Equal(
            [1_000_000L, 1_230_000, 1_234_560, 1_234_567],
            page.Results.Select(call => (call.StartDate!.Value - second).Ticks));
    }

    [Fact]
    public async Task AlloNumber_and_allo_number_are_one_member_sent_in_snake_case()
    {
        RespondWith("webhook-created", 201);
        RespondWith("webhooks-list");

        var created = await Client.Webhooks.CreateAsync(
            new CreateWebhookRequest { AlloNumber = MainLine, Url = "https://example.com/", Topics = ["PING"] }, cancellationToken: Cancellation);
        var listed = await Client.Webhooks.ListAsync(cancellationToken: Cancellation);

        Assert.Equal(MainLine, created.AlloNumber);
        Assert.Equal([MainLine, "+12125550101", null], listed.Select(webhook => webhook.AlloNumber));
        Assert.Null(created.AdditionalProperties);
        Assert.Equal(["allo_number", "enabled", "topics", "url"], Json(Allo.Requests[0].Body).EnumerateObject().Select(member => member.Name).Order());
    }

    [Fact]
    public async Task The_id_of_a_webhook_may_be_missing_from_a_list()
    {
        RespondWith("webhooks-list");

        var webhooks = await Client.Webhooks.ListAsync(cancellationToken: Cancellation);

        Assert.Equal([null, "web-with-an-id", null], webhooks.Select(webhook => webhook.Id));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(202)]
    [InlineData(299)]
    public async Task Any_2xx_is_a_success(int statusCode)
    {
        RespondWith("contact-created", statusCode);

        var contact = await Client.Contacts.CreateAsync(new CreateContactRequest { Numbers = ["+15551234567"] }, cancellationToken: Cancellation);

        Assert.Equal("cnt_new456", contact.Id);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    public async Task A_deletion_may_return_anything_or_nothing(int statusCode)
    {
        Respond(statusCode == 204 ? "" : "<html>gone</html>", statusCode);

        await Client.Webhooks.DeleteAsync("web-1", cancellationToken: Cancellation);

        Assert.Equal(statusCode, OnlyRequest.StatusCode);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    public async Task A_contact_that_is_not_there_is_not_found_whatever_the_status(int statusCode)
    {
        Allo.Faults.Enqueue(Fault.Error(statusCode, "CONTACT_NOT_FOUND"), times: 3);

        WithalloNotFoundException[] exceptions =
        [
            await Assert.ThrowsAsync<WithalloNotFoundException>(() => Client.Contacts.GetAsync("cnt_none", cancellationToken: Cancellation)),
            await Assert.ThrowsAsync<WithalloNotFoundException>(() => Client.Contacts.UpdateAsync("cnt_none", new UpdateContactRequest(), cancellationToken: Cancellation)),
            await Assert.ThrowsAsync<WithalloNotFoundException>(() => Client.Contacts.SearchConversationAsync("cnt_none", cancellationToken: Cancellation)),
        ];

        Assert.All(exceptions, exception => Assert.Equal((statusCode, "CONTACT_NOT_FOUND"), ((int)exception.StatusCode, exception.ErrorCode)));
    }

    [Theory]
    [InlineData("error-code", 400, "SOMETHING_WRONG", typeof(WithalloValidationException))]
    [InlineData("error-wrapped", 400, "SOMETHING_WRONG", typeof(WithalloValidationException))]
    [InlineData("error-message", 400, "SOMETHING_WRONG", typeof(WithalloValidationException))]
    [InlineData("error-detail", 400, "SOMETHING_WRONG", typeof(WithalloValidationException))]
    [InlineData("error-legacy", 404, "WEBHOOK_NOT_FOUND", typeof(WithalloNotFoundException))]
    [InlineData("error-prose", 503, null, typeof(WithalloServerException))]
    public async Task Every_form_of_an_error_body_is_read(string fixture, int statusCode, string? code, Type expected)
    {
        RespondWith(fixture, statusCode);

        var exception = await Assert.ThrowsAnyAsync<WithalloApiException>(() => Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.IsType(expected, exception);
        Assert.Equal((statusCode, code), ((int)exception.StatusCode, exception.ErrorCode));
        Assert.Equal(Fixtures.Read(fixture), exception.ResponseBody);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body><h1>503</h1></body></html>")]
    [InlineData("{\"code\":")]
    [InlineData("null")]
    public async Task A_body_that_says_nothing_leaves_the_status_to_decide(string body)
    {
        Respond(body, 503);

        var exception = await Assert.ThrowsAsync<WithalloServerException>(() => Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, null), (exception.StatusCode, exception.ErrorCode));
        Assert.StartsWith("GET /v1/api/numbers got the response 503.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_nine_results_are_known_and_any_other_survives()
    {
        RespondWith("calls-results");

        var results = (await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation)).Results.Select(call => call.Result).ToArray();

        Assert.Equal(
            [
                CallResult.Answered, CallResult.Voicemail, CallResult.TransferredAi, CallResult.TransferredExternal, CallResult.Blocked,
                CallResult.Failed, CallResult.FailedExternal, CallResult.Received, CallResult.Closed,
            ],
            results[..9]);
        Assert.Equal(("PARKED_ON_MARS", false), (results[9].Value, results[9].IsKnown));
        Assert.Equal("\"PARKED_ON_MARS\"", JsonSerializer.Serialize(results[9]));
    }

    [Fact]
    public async Task A_call_without_a_result_has_none()
    {
        RespondWith("calls-results");

        var calls = (await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation)).Results;

        Assert.All(calls.Skip(10), call => Assert.Equal((default, ""), (call.Result, call.Result.Value)));
        Assert.Equal(12, calls.Count);
    }

    [Fact]
    public async Task Numbers_in_responses_are_opaque_text()
    {
        RespondWith("calls-anonymous");

        var calls = (await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation)).Results;

        Assert.Equal(["anonymous", "38080", "0199000042"], calls.Select(call => call.FromNumber));
        Assert.Equal([MainLine, "", "sip:desk@example.com"], calls.Select(call => call.ToNumber));
    }

    [Theory]
    [InlineData("page-results-null")]
    [InlineData("page-results-absent")]
    public async Task Results_that_are_null_or_absent_are_empty(string fixture)
    {
        RespondWith(fixture);

        Assert.Empty((await Client.Contacts.SearchAsync(cancellationToken: Cancellation)).Results);
    }

    [Fact]
    public async Task Lists_inside_a_row_are_never_null()
    {
        RespondWith("calls-sparse");
        RespondWith("contacts-sparse");
        RespondWith("webhooks-list");

        var calls = (await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation)).Results;
        var contacts = (await Client.Contacts.SearchAsync(cancellationToken: Cancellation)).Results;
        var webhooks = await Client.Webhooks.ListAsync(cancellationToken: Cancellation);

        Assert.All(calls, call => Assert.Equal((0, 0), (call.Transcript.Count, call.Tags.Count)));
        Assert.All(contacts, contact => Assert.Equal((0, 0), (contact.Numbers.Count, contact.Emails.Count)));
        Assert.Empty(webhooks[2].Topics);
    }

    [Fact]
    public async Task Activity_that_was_not_asked_for_can_be_told_from_none()
    {
        Allo.Contacts.Add(new SandboxContact { Id = "cnt_quiet" });

        var plain = await Client.Contacts.GetAsync("cnt_quiet", cancellationToken: Cancellation);
        var extended = await Client.Contacts.GetAsync("cnt_quiet", ContactExtensions.Activity, cancellationToken: Cancellation);

        Assert.Null(plain.Activity);
        Assert.Empty(extended.Activity!);
    }

    [Fact]
    public async Task Every_member_that_Allo_calls_nullable_may_be_null_or_missing()
    {
        RespondWith("calls-sparse");
        RespondWith("contacts-sparse");
        RespondWith("numbers-sparse");

        var calls = (await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation)).Results;
        var contacts = (await Client.Contacts.SearchAsync(cancellationToken: Cancellation)).Results;
        var numbers = await Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);

        Assert.Equal(["call_sparse1", "call_sparse2"], calls.Select(call => call.Id));
        Assert.All(calls, call => Assert.Equal((null, default, null, null), (call.ToNumber, call.Type, call.StartDate, call.LengthInMinutes)));
        Assert.All(contacts, contact => Assert.Equal((null, null, null, default), (contact.Name, contact.CreatedAt, contact.UpdatedAt, contact.Engagement)));
        Assert.Equal((null, null), (contacts[1].Company!.Name, contacts[1].Company!.Id));
        Assert.All(numbers, number => Assert.Equal((null, null, null, false), (number.Number, number.Name, number.Country, number.IsSharedNumber)));
    }

    [Fact]
    public async Task Tag_and_tags_are_both_read()
    {
        RespondWith("conversation");

        var page = await Client.Contacts.SearchConversationAsync(SomeContact, cancellationToken: Cancellation);

        var call = page.Results[0].Call!;
        Assert.Equal("sales", call.Tag);
        Assert.Equal(["sales", "urgent"], call.Tags);
    }

    [Fact]
    public async Task A_message_of_a_conversation_may_be_inbound()
    {
        RespondWith("conversation");

        var page = await Client.Contacts.SearchConversationAsync(SomeContact, cancellationToken: Cancellation);

        Assert.Equal(Direction.Inbound, page.Results[1].Message!.Type);
    }

    [Theory]
    [InlineData("\"5m 30s\"", "5m 30s")]
    [InlineData("42", "42")]
    public void The_length_in_a_webhook_is_text_or_a_number(string wire, string expected)
    {
        var call = Pushed<CallReceivedPayload>("CALL_RECEIVED", $$"""{"id":"call_1","type":"INBOUND","length":{{wire}},"length_in_minutes":5.5}""");

        Assert.Equal((expected, TimeSpan.FromMinutes(5.5)), (call.Length, call.Duration));
    }

    [Fact]
    public void Webhooks_are_read_in_camel_case_and_in_snake_case()
    {
        var camel = Pushed<CallReceivedPayload>("CALL_RECEIVED", """{"id":"call_1","type":"INBOUND","fromNumber":"+12125550111","oneSentenceSummary":"Short."}""");
        var snake = Pushed<CallReceivedPayload>("CALL_RECEIVED", """{"id":"call_1","type":"INBOUND","from_number":"+12125550111","one_sentence_summary":"Short."}""");

        Assert.Equal(("+12125550111", "Short."), (camel.FromNumber, camel.OneSentenceSummary));
        Assert.Equal((camel.FromNumber, camel.OneSentenceSummary), (snake.FromNumber, snake.OneSentenceSummary));
    }

    [Fact]
    public async Task Unknown_topics_are_registered_listed_and_received()
    {
        RespondWith("webhooks-list");

        var webhooks = await Client.Webhooks.ListAsync(cancellationToken: Cancellation);
        await Client.Webhooks.CreateAsync(
            new CreateWebhookRequest { AlloNumber = MainLine, Url = "https://example.com/", Topics = ["CALL_SCORED"] }, cancellationToken: Cancellation);
        var webhook = new WebhookReceiver().Parse("""{"topic":"CALL_SCORED","data":{"score":7}}""");

        Assert.Equal(["PING", "SMS_SENT", "CALL_SCORED"], webhooks[1].Topics.Select(topic => topic.Name));
        Assert.Equal([true, true, false], webhooks[1].Topics.Select(topic => topic.IsKnown));
        Assert.Equal("CALL_SCORED", Assert.Single(Allo.Webhooks).Topics[0].Name);
        Assert.Equal(("CALL_SCORED", 7), (webhook.Topic.Name, webhook.Get<int>("score")));
    }

    [Theory]
    [InlineData("INBOUND", "+12125550100")]
    [InlineData("OUTBOUND", "+12125550111")]
    public void The_own_number_of_a_pushed_call_is_told_from_its_direction(string direction, string own)
    {
        var call = Pushed<CallReceivedPayload>("CALL_RECEIVED", $$"""{"id":"call_1","type":"{{direction}}","from_number":"+12125550111","to":"+12125550100"}""");

        Assert.Equal(own, call.AlloNumber);
    }

    [Theory]
    [InlineData(ContactExtensions.None, null)]
    [InlineData(ContactExtensions.Engagement, "engagement")]
    [InlineData(ContactExtensions.Activity, "activity")]
    [InlineData(ContactExtensions.Engagement | ContactExtensions.Activity, "engagement,activity")]
    public async Task Extensions_are_sent_as_a_comma_list_and_bring_their_members(ContactExtensions extend, string? list)
    {
        var contact = await Client.Contacts.GetAsync(SomeContact, extend, cancellationToken: Cancellation);

        Assert.Equal(list is null ? "" : "?extend=" + list, Uri.UnescapeDataString(OnlyRequest.Query));
        Assert.Equal(extend.HasFlag(ContactExtensions.Engagement) ? Engagement.Engaged : default, contact.Engagement);
        Assert.Equal(extend.HasFlag(ContactExtensions.Activity), contact.Activity is not null);
    }

    [Fact]
    public async Task A_conversation_can_be_narrowed_to_one_number()
    {
        var all = await Client.Contacts.SearchConversationAsync(SomeContact, size: 100, cancellationToken: Cancellation);
        var narrowed = await Client.Contacts.SearchConversationAsync(SomeContact, size: 100, alloNumber: "+12125550101", cancellationToken: Cancellation);

        Assert.Equal("?page=0&size=100&allo_number=%2B12125550101", Allo.Requests[1].Query);
        Assert.NotEmpty(all.Results);
        Assert.True(narrowed.Results.Count < all.Results.Count);
    }

    [Fact]
    public async Task One_contact_is_singular_and_all_else_is_plural()
    {
        await Client.Contacts.GetAsync(SomeContact, cancellationToken: Cancellation);
        await Client.Contacts.SearchConversationAsync(SomeContact, cancellationToken: Cancellation);
        await Client.Contacts.SearchAsync(cancellationToken: Cancellation);
        await Client.Contacts.UpdateAsync(SomeContact, new UpdateContactRequest(), cancellationToken: Cancellation);
        await Client.Contacts.CreateAsync(new CreateContactRequest { Numbers = ["+15551234567"] }, cancellationToken: Cancellation);

        Assert.Equal(
            [
                "GET /v1/api/contact/cnt_seed01",
                "GET /v1/api/contact/cnt_seed01/conversation",
                "GET /v1/api/contacts",
                "PUT /v1/api/contacts/cnt_seed01",
                "POST /v1/api/contacts",
            ],
            Allo.Requests.Select(request => request.Method + " " + request.Path));
    }

    [Fact]
    public async Task A_message_to_France_goes_to_the_same_path_without_a_fragment()
    {
        await Client.Sms.SendFranceAsync(new SendSmsFranceRequest { SenderId = "WillowCo", To = "+33639980042", Message = "Bonjour" }, cancellationToken: Cancellation);

        Assert.Equal(("POST", "/v1/api/sms", ""), (OnlyRequest.Method, OnlyRequest.Path, OnlyRequest.Query));
    }

    [Fact]
    public async Task A_contact_by_its_id_has_members_of_its_own()
    {
        RespondWith("contact-details");

        var contact = await Client.Contacts.GetAsync(
            "cnt_abc123", ContactExtensions.Engagement | ContactExtensions.Activity, cancellationToken: Cancellation);

        Assert.Equal(("cnt_abc123", "John", "Doe", "CEO"), (contact.Id, contact.Name, contact.LastName, contact.JobTitle));
        Assert.Equal("Negotiation", contact.IntegrationData!["HUBSPOT"].GetProperty("deal_stage").GetString());
        Assert.Equal(JsonValueKind.Null, contact.IntegrationData["SALESFORCE"].ValueKind);
        Assert.Equal(["English", "True", "3", """["a", "b"]""", ""], contact.CustomProperties!.Values.Select(value => value.ToString()));
        Assert.Equal(Engagement.Engaged, contact.Engagement);
        Assert.Collection(
            contact.Activity!,
            call => Assert.Equal(
                (ContactActivityType.InboundCall, "Sam Rivers", Utc(2024, 1, 15, 10, 30), MainLine, null),
                (call.Type, call.MadeBy, call.MadeAt, call.AlloNumber, call.Content)),
            message => Assert.Equal(
                (ContactActivityType.OutboundSms, null, Utc(2024, 1, 14, 9), null, "See you Monday"),
                (message.Type, message.MadeBy, message.MadeAt, message.AlloNumber, message.Content)));
        Assert.Null(contact.AdditionalProperties);
        Assert.Null(typeof(ContactDetails).GetProperty(nameof(Contact.IsArchived)));
    }

    [Fact]
    public async Task A_company_is_an_object_in_responses_and_text_in_requests_and_webhooks()
    {
        RespondWith("contact-details");

        var read = await Client.Contacts.GetAsync("cnt_abc123", cancellationToken: Cancellation);
        await Client.Contacts.CreateAsync(new CreateContactRequest { Numbers = ["+15551234567"], Company = "Acme Corp" }, cancellationToken: Cancellation);
        var pushed = Pushed<ContactEventPayload>("CONTACT_CREATED", """{"id":"cnt_1","company":"Acme Corp","emails":[],"numbers":[]}""");

        Assert.Equal(("com_xyz789", "Acme Corp"), (read.Company!.Id, read.Company.Name));
        Assert.Equal("Acme Corp", Json(Allo.Requests[1].Body).GetProperty("company").GetString());
        Assert.Equal("Acme Corp", pushed.Company);
    }

    [Fact]
    public async Task Emails_are_read_wherever_they_come_and_empty_where_they_do_not()
    {
        RespondWith("contact-details");
        RespondWith("contact-created");
        Respond("""{"data":{"results":[{"id":"cnt_1","emails":["a@example.com"]},{"id":"cnt_2"}]}}""");

        var details = await Client.Contacts.GetAsync("cnt_abc123", cancellationToken: Cancellation);
        var created = await Client.Contacts.CreateAsync(new CreateContactRequest { Numbers = ["+15551234567"] }, cancellationToken: Cancellation);
        var page = await Client.Contacts.SearchAsync(cancellationToken: Cancellation);

        Assert.Equal(["john@acme.example"], details.Emails);
        Assert.Empty(created.Emails);
        Assert.Equal(["a@example.com"], page.Results[0].Emails);
        Assert.Empty(page.Results[1].Emails);
    }

    [Fact]
    public async Task A_daily_quota_says_when_it_ends_and_is_not_tried_again()
    {
        RespondWith("quota-exceeded", 429);
        var client = CreateClient(options =>
        {
            options.Retry.MaxRetries = 5;
            options.Retry.MaxDelay = TimeSpan.FromHours(1);
            options.TotalTimeout = Timeout.InfiniteTimeSpan;
        });

        var exception = await Assert.ThrowsAsync<WithalloRateLimitException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal(("API_KEY_QUOTA_EXCEEDED", TimeSpan.FromHours(1), false, 1), (exception.ErrorCode, exception.RetryAfter, exception.Retryable, exception.Attempts));
        Assert.Single(Allo.Requests);
    }

    [Fact]
    public async Task A_rate_limit_says_how_long_to_wait_in_its_header()
    {
        Allo.Faults.Enqueue(Fault.Status(429, Fixtures.Read("rate-limited"), new Dictionary<string, string> { ["Retry-After"] = "7" }));

        var exception = await Assert.ThrowsAsync<WithalloRateLimitException>(() => Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal(("RATE_LIMITED", TimeSpan.FromSeconds(7), true), (exception.ErrorCode, exception.RetryAfter, exception.Retryable));
    }

    [Fact]
    public async Task The_key_goes_alone()
    {
        await Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);

        Assert.Equal(Allo.ApiKey, OnlyRequest.Headers["Authorization"]);
    }

    [Fact]
    public async Task The_address_of_a_recording_is_kept_as_it_came_and_not_fetched()
    {
        RespondWith("calls-recordings");

        var calls = (await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation)).Results;

        Assert.Equal(
            ["https://storage.withallo.com/recordings/abc123.mp3", "https://api.withallo.com/v1/assets/recordings/abc 123?part=1#t=5", null],
            calls.Select(call => call.RecordingUrl));
        Assert.Single(Allo.Requests);
    }

    [Fact]
    public async Task The_numbers_of_v1_need_another_scope_than_those_of_v2()
    {
        Allo.Scopes.Clear();
        Allo.Scopes.Add("PHONE_NUMBERS_READ");

        var exception = await Assert.ThrowsAsync<WithalloForbiddenException>(() => Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));
        Allo.Scopes.Add("CONVERSATIONS_READ");

        Assert.Equal(["CONVERSATIONS_READ"], exception.RequiredScopes);
        Assert.NotEmpty(await Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_conversation_needs_the_scope_of_conversations()
    {
        Allo.Scopes.Clear();
        Allo.Scopes.Add("CONTACTS_READ");

        var exception = await Assert.ThrowsAsync<WithalloForbiddenException>(
            () => Client.Contacts.SearchConversationAsync(SomeContact, cancellationToken: Cancellation));

        Assert.Equal(["CONVERSATIONS_READ"], exception.RequiredScopes);
    }

    [Theory]
    [InlineData("38080")]
    [InlineData("AB")]
    [InlineData("much longer than eleven characters, and with spaces")]
    [InlineData("Zoé & Cie")]
    public async Task Any_sender_id_but_an_empty_one_is_left_to_Allo(string senderId)
    {
        RespondWith("sms-sent");
        var request = new SendSmsFranceRequest { SenderId = senderId, To = "+33639980042", Message = "Bonjour" };

        var sent = await Client.Sms.SendFranceAsync(request, cancellationToken: Cancellation);

        Assert.Equal(senderId, Json(OnlyRequest.Body).GetProperty("sender_id").GetString());
        Assert.Equal("MyCompany", sent.SenderId);
        await Assert.ThrowsAsync<ArgumentException>(() => Client.Sms.SendFranceAsync(request with { SenderId = " " }, cancellationToken: Cancellation));
        Assert.Single(Allo.Requests);
    }

    [Theory]
    [InlineData("+33639980042")]
    [InlineData("+819012345678")]
    [InlineData("38080")]
    public async Task Countries_are_left_to_Allo(string to)
    {
        RespondWith("sms-sent");

        await Client.Sms.SendAsync(new SendSmsRequest { From = MainLine, To = to, Message = "Hello" }, cancellationToken: Cancellation);

        Assert.Equal(to, Json(OnlyRequest.Body).GetProperty("to").GetString());
    }

    [Fact]
    public async Task A_message_too_long_by_every_way_to_count_is_refused_before_anything_is_sent()
    {
        var message = new string('x', 1001);

        var byNumber = await Assert.ThrowsAsync<ArgumentException>(
            () => Client.Sms.SendAsync(new SendSmsRequest { From = MainLine, To = Recipient, Message = message }, cancellationToken: Cancellation));
        var bySenderId = await Assert.ThrowsAsync<ArgumentException>(
            () => Client.Sms.SendFranceAsync(new SendSmsFranceRequest { SenderId = "WillowCo", To = "+33639980042", Message = message }, cancellationToken: Cancellation));

        Assert.Contains("1001 characters", byNumber.Message, StringComparison.Ordinal);
        Assert.Equal("request", bySenderId.ParamName);
        Assert.Empty(Allo.Requests);
    }

    [Theory]
    [InlineData("x", 1000)]
    [InlineData("é", 1000)]
    [InlineData("👍", 501)]
    [InlineData("👍", 1000)]
    public async Task A_message_that_some_way_to_count_allows_is_left_to_Allo(string character, int count)
    {
        RespondWith("sms-sent");
        var message = string.Concat(Enumerable.Repeat(character, count));

        await Client.Sms.SendAsync(new SendSmsRequest { From = MainLine, To = Recipient, Message = message }, cancellationToken: Cancellation);

        Assert.Equal(message, Json(OnlyRequest.Body).GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("cnt_1")]
    [InlineData("cnt-1")]
    [InlineData("per-xyz")]
    [InlineData("42")]
    public async Task Ids_are_opaque(string id)
    {
        Allo.Contacts.Add(new SandboxContact { Id = id });

        var contact = await Client.Contacts.GetAsync(id, cancellationToken: Cancellation);

        Assert.Equal(id, contact.Id);
        AssertSent("GET", "/v1/api/contact/" + id);
    }

    [Fact]
    public async Task A_plus_sign_is_percent_encoded_in_queries_and_paths()
    {
        await Client.Calls.SearchAsync("+12125550100", "+13125550110", cancellationToken: Cancellation);
        await Assert.ThrowsAsync<WithalloNotFoundException>(() => Client.Contacts.SearchConversationAsync("+1", alloNumber: "+12125550100", cancellationToken: Cancellation));

        Assert.Equal("?allo_number=%2B12125550100&contact_number=%2B13125550110&page=0&size=10", Allo.Requests[0].Query);
        Assert.Equal(("/v1/api/contact/%2B1/conversation", "?page=0&size=10&allo_number=%2B12125550100"), (Allo.Requests[1].Path, Allo.Requests[1].Query));
    }

    [Theory]
    [InlineData("a&b=c#d e", "a%26b%3Dc%23d%20e")]
    [InlineData("%2B1", "%252B1")]
    [InlineData("né", "n%C3%A9")]
    public async Task Nothing_in_a_value_can_end_it(string value, string encoded)
    {
        await Client.Calls.SearchAsync(value, cancellationToken: Cancellation);

        Assert.Equal($"?allo_number={encoded}&page=0&size=10", OnlyRequest.Query);
    }

    [Fact]
    public async Task The_behaviour_of_the_other_SDKs_is_kept()
    {
        await Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);

        Assert.Equal(TimeSpan.FromSeconds(30), new WithalloOptions().Timeout);
        Assert.Equal((Allo.ApiKey, "application/json"), (OnlyRequest.Headers["Authorization"], OnlyRequest.Headers["Accept"]));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"other":[]}""")]
    [InlineData("")]
    public async Task A_success_without_data_is_an_empty_list_but_no_object(string body)
    {
        Allo.Faults.Enqueue(Fault.Status(200, body), times: 5);

        Assert.Empty(await Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));
        Assert.Empty(await Client.Webhooks.ListAsync(cancellationToken: Cancellation));
        await Assert.ThrowsAsync<WithalloResponseException>(() => Client.Contacts.GetAsync(SomeContact, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<WithalloResponseException>(
            () => Client.Sms.SendAsync(new SendSmsRequest { From = MainLine, To = Recipient, Message = "Hi" }, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<WithalloResponseException>(
            () => Client.Contacts.CreateAsync(new CreateContactRequest { Numbers = ["+15551234567"] }, cancellationToken: Cancellation));
        Assert.Equal(5, Allo.Requests.Count);
    }

    [Fact]
    public void There_are_twelve_operations()
    {
        Type[] interfaces = [typeof(ICallsApi), typeof(IContactsApi), typeof(IPhoneNumbersApi), typeof(ISmsApi), typeof(IWebhooksApi)];

        Assert.Equal(12, interfaces.Sum(type => type.GetMethods().Count(method => method.IsAbstract)));
        Assert.Equal(12, V1Operation.All.Count);
    }

    private static TPayload Pushed<TPayload>(string topic, string data) =>
        Assert.IsType<WebhookEvent<TPayload>>(new WebhookReceiver().Parse($$"""{"topic":"{{topic}}","data":{{data}}}""")).Data;
}
