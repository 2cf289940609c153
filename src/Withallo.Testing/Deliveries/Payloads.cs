using System.Globalization;
using System.Text.Json;
using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Testing.V2;

namespace Withallo.Testing;

/// <summary>What webhooks carry, written member by member. Dates carry <c>Z</c>, unlike those of the v1 operations.</summary>
internal sealed class Payloads(SandboxState state)
{
    /// <summary><c>CALL_RECEIVED</c> and <c>call.completed</c>: a call that has ended.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="call">The call.</param>
    /// <param name="generation">v2 has another id, and tags beside the tag.</param>
    public void WriteEndedCall(Utf8JsonWriter json, Call call, ApiGeneration generation)
    {
        var item = state.Items.Of(call);
        var seconds = item.Duration ?? 0;
        json.WriteStartObject();
        json.WriteString("id", generation == ApiGeneration.V2 ? ConversationItems.Renamed(call.Id, "cll_") : call.Id);
        WireJson.WriteInstant(json, "start_date", call.StartDate);
        json.WriteString("recording_url", call.RecordingUrl);
        json.WriteString("from_number", call.FromNumber);
        json.WriteString("from_name", NameOf(call.FromNumber));

        // "to" here, "to_number" everywhere else.
        json.WriteString("to", call.ToNumber);
        json.WriteString("to_name", NameOf(call.ToNumber));
        json.WriteNumber("length_in_minutes", call.LengthInMinutes ?? 0);
        json.WriteString("length", string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}m {seconds % 60}s"));
        json.WriteString("tag", item.Tags is [var first, ..] ? first : null);
        if (generation == ApiGeneration.V2)
        {
            WireJson.WriteStrings(json, "tags", item.Tags);
        }

        json.WriteString("summary", call.Summary);
        json.WriteString("one_sentence_summary", FirstSentence(call.Summary));
        WriteTranscript(json, call);
        json.WriteStartObject("data_collected");
        json.WriteEndObject();
        json.WriteStartArray("ivr_result");
        json.WriteEndArray();

        // "type" is the direction.
        json.WriteString("type", item.Direction.Value);
        WireJson.WriteWord(json, "result", call.Result.Value);
        json.WriteNull("integration_id");
        json.WriteNull("transfer_from");
        json.WriteNull("transfer_to");
        json.WriteNull("transfer_original_call_id");
        json.WriteString("user_email", item.User?.Email);
        json.WriteNull("original_to_number");
        json.WriteNull("original_to_name");
        WireJson.WriteMore(json, call.AdditionalProperties);
        json.WriteEndObject();
    }

    /// <summary><c>call.received</c>, <c>call.triggered</c> and <c>call.answered</c>: no id, and only the last says which way.</summary>
    public void WriteOngoingCall(Utf8JsonWriter json, Call call, bool isAnswered)
    {
        var item = state.Items.Of(call);
        json.WriteStartObject();
        json.WriteString("from_number", call.FromNumber);
        json.WriteString("to_number", call.ToNumber);
        if (isAnswered)
        {
            json.WriteString("direction", item.Direction.Value);
        }

        WireJson.WriteInstant(json, "started_at", call.StartDate);
        if (isAnswered)
        {
            WireJson.WriteInstant(json, "answered_at", call.StartDate);
        }

        json.WriteString("user_email", state.Items.UserOf(item.AlloNumber)?.Email);
        if (!isAnswered && item.Direction == Direction.Inbound)
        {
            WriteCaller(json, item.ContactNumber);
        }

        json.WriteEndObject();
    }

    /// <summary>The SMS topics of both generations.</summary>
    public void WriteMessage(Utf8JsonWriter json, SentSms message, ApiGeneration generation)
    {
        var item = state.Items.Of(message);
        json.WriteStartObject();
        json.WriteString("id", ConversationItems.Renamed(item.Id, "msg_"));
        json.WriteString("direction", item.Direction.Value);
        json.WriteString("type", item.MessageType.Value);
        json.WriteString("content", message.Content);
        WireJson.WriteInstant(json, "sent_at", message.StartDate);
        var sender = message.FromNumber ?? message.SenderId;
        json.WriteString("from_number", sender);
        json.WriteString("from_name", NameOf(sender));
        json.WriteString("to_number", message.ToNumber);
        json.WriteString("to_name", NameOf(message.ToNumber));
        if (generation == ApiGeneration.V2)
        {
            json.WriteString("user_email", item.Direction == Direction.Inbound ? null : item.User?.Email);
        }

        WireJson.WriteMore(json, message.AdditionalProperties);
        json.WriteEndObject();
    }

    /// <summary>The contact topics of both generations: the company is its name alone.</summary>
    public static void WriteContact(Utf8JsonWriter json, SandboxContact contact, ApiGeneration generation) => WriteContact(
        json,
        generation == ApiGeneration.V2 ? ConversationItems.Renamed(contact.Id, "con_") : contact.Id,
        contact.Name,
        contact.LastName,
        contact.Company?.Name,
        contact.Emails,
        contact.Numbers);

    /// <summary>The contact topics of v2, for a person of the CRM.</summary>
    public static void WriteContact(Utf8JsonWriter json, Person person) => WriteContact(
        json, ConversationItems.Renamed(person.Id, "con_"), person.Name, person.LastName, person.Company?.Name, person.Emails, person.Numbers);

    /// <summary><c>tag.added</c> and <c>tag.removed</c>: the fields are published nowhere, these are likely.</summary>
    public void WriteTag(Utf8JsonWriter json, Call call, string tag)
    {
        json.WriteStartObject();
        json.WriteString("id", ConversationItems.Renamed(call.Id, "cll_"));
        json.WriteString("tag", tag);
        json.WriteString("user_email", state.Owner?.Email);
        json.WriteEndObject();
    }

    /// <summary><c>summary.updated</c>: as the operation responds.</summary>
    public void WriteSummary(Utf8JsonWriter json, SandboxCallSummary summary) => V2Json.WriteSummary(json, summary, state.Owner);

    private static void WriteContact(
        Utf8JsonWriter json, string id, string? name, string? lastName, string? company, IEnumerable<string> emails, IEnumerable<string> numbers)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteString("last_name", lastName);
        json.WriteString("company", company);
        WireJson.WriteStrings(json, "emails", emails);
        WireJson.WriteStrings(json, "numbers", numbers);
        json.WriteEndObject();
    }

    private static void WriteTranscript(Utf8JsonWriter json, Call call)
    {
        json.WritePropertyName("transcriptions");
        if (call.Transcript.Count == 0)
        {
            json.WriteNullValue();
            json.WriteNull("concatenated_transcript");
            return;
        }

        WireJson.WriteArray(json, call.Transcript, static (json, row) =>
        {
            json.WriteStartObject();
            WireJson.WriteWord(json, "source", row.Source.Value);
            WireJson.WriteInstant(json, "time", row.Time);
            json.WriteString("text", row.Text);
            json.WriteEndObject();
        });
        json.WriteString("concatenated_transcript", string.Join('\n', call.Transcript.Select(row => $"{row.Source.Value}: {row.Text}")));
    }

    private static string? FirstSentence(string? text) => text?.IndexOf(". ", StringComparison.Ordinal) is >= 0 and var end ? text[..(end + 1)] : text;

    /// <summary>On the account's own side the label of the line, on the other the contact's name.</summary>
    private string? NameOf(string? number) =>
        state.PhoneNumbers.FirstOrDefault(own => own.Number == number)?.Name
        ?? state.Contacts.Where(contact => contact.Numbers.Contains(number)).Select(contact => $"{contact.Name} {contact.LastName}".Trim()).FirstOrDefault();

    private void WriteCaller(Utf8JsonWriter json, string? number)
    {
        var contact = state.Contacts.FirstOrDefault(contact => contact.Numbers.Contains(number));

        // Missing, not null, when nobody fits.
        if (contact is not null)
        {
            WritePerson(json, contact);
        }

        var company = contact?.Company;
        V2Json.WriteObject(json, "company", company, static (json, company) =>
        {
            json.WriteStartObject();
            json.WriteString("id", ConversationItems.Renamed(company.Id ?? "", "com-"));
            json.WriteString("name", company.Name);
            json.WriteEndObject();
        });
        json.WritePropertyName("deals");
        if (company is null)
        {
            json.WriteNullValue();
            return;
        }

        WireJson.WriteArray(json, state.Deals.Where(deal => deal.Company?.Name == company.Name), static (json, deal) =>
        {
            json.WriteStartObject();
            json.WriteString("id", deal.Id);
            json.WriteString("name", deal.Name);
            json.WriteString("status", deal.Status);
            WireJson.WriteNumber(json, "value", (double?)deal.Amount);
            json.WriteString("currency", deal.Currency);

            // No offset, unlike the others.
            WireJson.WriteDate(json, "close_date", deal.ClosedAt);
            json.WriteEndObject();
        });
    }

    private static void WritePerson(Utf8JsonWriter json, SandboxContact contact)
    {
        json.WriteStartObject("person");
        json.WriteString("id", ConversationItems.Renamed(contact.Id, "con_"));
        json.WriteString("name", contact.Name);
        json.WriteString("last_name", contact.LastName);
        json.WriteString("job_title", contact.JobTitle);
        json.WriteString("email", contact.Emails.Count > 0 ? contact.Emails[0] : null);
        WireJson.WriteStrings(json, "emails", contact.Emails);
        WireJson.WriteStrings(json, "numbers", contact.Numbers);

        // The account's own properties stand among Allo's.
        WireJson.WriteMore(json, contact.CustomProperties);
        json.WriteEndObject();
    }
}
