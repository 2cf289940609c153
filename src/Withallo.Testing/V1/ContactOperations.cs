using System.Text.Json;
using Withallo.Api;

namespace Withallo.Testing.V1;

/// <summary>The contacts and what was said with them (docs/allo-api/v1.md#contacts).</summary>
internal sealed class ContactOperations(SandboxState state)
{
    public Reply Search(SandboxRequest request, IReadOnlyList<string> values)
    {
        IReadOnlyList<SandboxContact> contacts = [.. state.Contacts];
        return V1Page.Of(request).ToNestedReply(contacts, (json, contact) => WriteRow(json, contact, withCompany: true));
    }

    public Reply Get(SandboxRequest request, IReadOnlyList<string> values)
    {
        var contact = state.FindContact(values[0]) ?? throw NotFound();
        var extend = (request.QueryValue("extend") ?? "").Split(',', StringSplitOptions.TrimEntries);
        return WireJson.Data(contact, (json, contact) =>
            WriteDetails(json, contact, extend.Contains("engagement"), extend.Contains("activity")));
    }

    public Reply SearchConversation(SandboxRequest request, IReadOnlyList<string> values)
    {
        var contact = state.FindContact(values[0]) ?? throw NotFound();
        var entries = state.Conversation(contact, request.QueryValue("allo_number"));
        return V1Page.Of(request).ToNestedReply(entries, WriteEntry);
    }

    public Reply Create(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        var numbers = body.Texts("numbers") ?? [];
        if (numbers.Count == 0)
        {
            throw new ErrorResponseException(422, "VALIDATION_ERROR", "at least one number is required", "numbers");
        }

        CheckNumbers(numbers);
        var now = state.Clock.GetUtcNow();
        var contact = new SandboxContact
        {
            Id = state.NextId("cnt_"),
            Name = body.Text("name"),
            LastName = body.Text("last_name"),
            JobTitle = body.Text("job_title"),
            Website = body.Text("website"),
            Emails = body.Texts("emails") ?? [],
            Numbers = numbers,
            CreatedAt = now,
            UpdatedAt = now,

            // Allo's SDKs send a company by name, its reference does not list it: the sandbox takes it.
            Company = body.Text("company") is { } company ? new ContactCompany { Id = state.NextId("com_"), Name = company } : null,
        };
        state.Contacts.Add(contact);
        return WireJson.Data(contact, (json, contact) => WriteRow(json, contact, withCompany: false));
    }

    public Reply Update(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        CheckNumbers(body.Texts("numbers") ?? []);

        // Whether null clears a member is documented nowhere: here it does, and an empty list empties the list.
        var contact = state.UpdateContact(values[0], contact => contact with
        {
            Name = body.Has("name") ? body.Text("name") : contact.Name,
            LastName = body.Has("last_name") ? body.Text("last_name") : contact.LastName,
            JobTitle = body.Has("job_title") ? body.Text("job_title") : contact.JobTitle,
            Website = body.Has("website") ? body.Text("website") : contact.Website,
            Emails = body.Has("emails") ? body.Texts("emails") ?? [] : contact.Emails,
            Numbers = body.Has("numbers") ? body.Texts("numbers") ?? [] : contact.Numbers,
            UpdatedAt = state.Clock.GetUtcNow(),
        });
        return WireJson.Data(contact ?? throw NotFound(), (json, contact) => WriteRow(json, contact, withCompany: false));
    }

    // 400, not 404.
    private static ErrorResponseException NotFound() => new(400, "CONTACT_NOT_FOUND");

    private static void CheckNumbers(IReadOnlyList<string> numbers)
    {
        if (!numbers.All(E164.IsValid))
        {
            throw new ErrorResponseException(422, "VALIDATION_ERROR", "every number must be E.164, such as +15551234567", "numbers");
        }
    }

    /// <summary>A contact as lists show it; the company is missing in the responses of create and update (docs/allo-api/v1.md#list-contacts).</summary>
    private void WriteRow(Utf8JsonWriter json, SandboxContact contact, bool withCompany)
    {
        json.WriteStartObject();
        json.WriteString("id", contact.Id);
        json.WriteString("name", contact.Name);
        json.WriteString("last_name", contact.LastName);
        if (withCompany)
        {
            V1Json.WriteCompany(json, contact.Company);
        }

        json.WriteString("job_title", contact.JobTitle);
        json.WriteString("website", contact.Website);
        json.WriteString("status", contact.Status);
        json.WriteBoolean("is_archived", contact.IsArchived);
        WireJson.WriteDate(json, "created_at", contact.CreatedAt);
        WireJson.WriteDate(json, "updated_at", contact.UpdatedAt);
        WireJson.WriteStrings(json, "numbers", contact.Numbers);
        json.WriteBoolean("is_whitelisted", contact.IsWhitelisted);
        WireJson.WriteDate(json, "last_activity_date", contact.LastActivityDate ?? LastActivity(contact));
        WireJson.WriteWord(json, "engagement", contact.Engagement.Value);
        json.WriteEndObject();
    }

    /// <summary>A contact by its id: other members than in lists, two of them on request only (docs/allo-api/v1.md#get-a-contact).</summary>
    private void WriteDetails(Utf8JsonWriter json, SandboxContact contact, bool withEngagement, bool withActivity)
    {
        json.WriteStartObject();
        json.WriteString("id", contact.Id);
        json.WriteString("name", contact.Name);
        json.WriteString("last_name", contact.LastName);
        WireJson.WriteStrings(json, "numbers", contact.Numbers);
        WireJson.WriteStrings(json, "emails", contact.Emails);
        V1Json.WriteCompany(json, contact.Company);
        json.WriteString("job_title", contact.JobTitle);
        json.WriteString("website", contact.Website);
        json.WriteStartObject("integration_data");
        WireJson.WriteMore(json, contact.IntegrationData);
        json.WriteEndObject();
        WriteCustomProperties(json, contact);
        if (withEngagement)
        {
            WireJson.WriteWord(json, "engagement", contact.Engagement.Value);
        }

        if (withActivity)
        {
            json.WritePropertyName("activity");
            WireJson.WriteArray(json, state.Conversation(contact), WriteActivity);
        }

        json.WriteString("conversation_url", $"/v1/api/contact/{Uri.EscapeDataString(contact.Id)}/conversation");
        json.WriteEndObject();
    }

    private static void WriteCustomProperties(Utf8JsonWriter json, SandboxContact contact)
    {
        if (contact.CustomProperties is null)
        {
            json.WriteNull("custom_properties");
            return;
        }

        json.WriteStartObject("custom_properties");
        WireJson.WriteMore(json, contact.CustomProperties);
        json.WriteEndObject();
    }

    private static void WriteActivity(Utf8JsonWriter json, ConversationEntry entry)
    {
        json.WriteStartObject();
        if (entry.Call is { } call)
        {
            var isInbound = call.Type == Direction.Inbound;
            json.WriteString("type", isInbound ? "INBOUND_CALL" : "OUTBOUND_CALL");
            json.WriteString("made_by", SandboxState.TeamMember);
            WireJson.WriteDate(json, "made_at", call.StartDate);
            json.WriteString("allo_number", isInbound ? call.ToNumber : call.FromNumber);
            json.WriteNull("content");
        }
        else if (entry.Message is { } message)
        {
            json.WriteString("type", message.Type == Direction.Inbound ? "INBOUND_SMS" : "OUTBOUND_SMS");
            json.WriteString("made_by", SandboxState.TeamMember);
            WireJson.WriteDate(json, "made_at", message.StartDate);
            json.WriteNull("allo_number");
            json.WriteString("content", message.Content);
        }

        json.WriteEndObject();
    }

    /// <summary>A call or a message; the branch that is not used is there, as null (docs/allo-api/v1.md#conversation-of-a-contact).</summary>
    private static void WriteEntry(Utf8JsonWriter json, ConversationEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("type", entry.Type.Value);
        json.WritePropertyName("call");
        if (entry.Call is { } call)
        {
            V1Json.WriteCall(json, call, withTags: true);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WritePropertyName("message");
        if (entry.Message is { } message)
        {
            V1Json.WriteConversationMessage(json, message);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteEndObject();
    }

    private DateTimeOffset? LastActivity(SandboxContact contact)
    {
        var said = state.Conversation(contact) is [var latest, ..] ? latest.Call?.StartDate ?? latest.Message?.StartDate : null;
        return said > contact.UpdatedAt || contact.UpdatedAt is null ? said : contact.UpdatedAt;
    }
}
