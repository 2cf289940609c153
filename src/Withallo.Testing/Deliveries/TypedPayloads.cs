using System.Globalization;
using System.Text.Json;
using Withallo.Webhooks;
using V2Events = Withallo.Webhooks.V2;

namespace Withallo.Testing;

/// <summary>
/// Writes the payload records of a test in Allo's names, member by member. The records' own serializer is the code under test: a mistake
/// in it must not hide here.
/// </summary>
internal static class TypedPayloads
{
    public static void Write(Utf8JsonWriter json, AlloObject payload)
    {
        json.WriteStartObject();
        switch (payload)
        {
            case EndedCallPayload call:
                WriteEndedCall(json, call);
                break;
            case V2Events.OngoingCallPayload call:
                WriteOngoingCall(json, call);
                break;
            case MessagePayload message:
                WriteMessage(json, message);
                break;
            case ContactPayload contact:
                WriteContact(json, contact);
                break;
            case V2Events.TagPayload tag:
                json.WriteString("id", tag.Id);
                WriteIfSet(json, "call_id", tag.CallId);
                json.WriteString("tag", tag.Tag);
                json.WriteString("user_email", tag.UserEmail);
                break;
            case V2Events.SummaryUpdatedPayload summary:
                WriteSummary(json, summary);
                break;
            case PingPayload:
                break;
            default:
                throw new ArgumentException($"The sandbox does not know how Allo writes a {payload.GetType().Name}: give the data as JSON.", nameof(payload));
        }

        WireJson.WriteMore(json, payload.AdditionalProperties);
        json.WriteEndObject();
    }

    private static void WriteEndedCall(Utf8JsonWriter json, EndedCallPayload call)
    {
        json.WriteString("id", call.Id);
        WireJson.WriteInstant(json, "start_date", call.StartDate);
        json.WriteString("recording_url", call.RecordingUrl);
        json.WriteString("from_number", call.FromNumber);
        json.WriteString("from_name", call.FromName);

        // "to" and "type" here, "to_number" and "direction" in every other event.
        json.WriteString("to", call.ToNumber);
        json.WriteString("to_name", call.ToName);
        WriteNumber(json, "length_in_minutes", call.LengthInMinutes);
        json.WriteString("length", call.Length ?? Length(call.Duration));
        json.WriteString("tag", call.Tags is [var first, ..] ? first : null);
        if (call is V2Events.CallCompletedPayload)
        {
            WireJson.WriteStrings(json, "tags", call.Tags);
        }

        json.WriteString("summary", call.Summary);
        json.WriteString("one_sentence_summary", call.OneSentenceSummary);
        WriteList(json, "transcriptions", call.Transcriptions, static (json, line) =>
        {
            WireJson.WriteWord(json, "source", line.Source.Value);
            WireJson.WriteInstant(json, "time", line.Time);
            json.WriteString("text", line.Text);
        });
        json.WriteString("concatenated_transcript", call.ConcatenatedTranscript);
        json.WriteStartObject("data_collected");
        WireJson.WriteMore(json, call.DataCollected);
        json.WriteEndObject();
        WriteList(json, "ivr_result", call.IvrResult, static (json, choice) =>
        {
            json.WriteString("dtmf_key", choice.DtmfKey);
            json.WriteString("text_key", choice.TextKey);
        });
        WireJson.WriteWord(json, "type", call.Direction.Value);
        WireJson.WriteWord(json, "result", call.Result.Value);
        json.WriteString("integration_id", call.IntegrationId);
        WriteParty(json, "transfer_from", call.TransferFrom);
        WriteParty(json, "transfer_to", call.TransferTo);
        json.WriteString("transfer_original_call_id", call.TransferOriginalCallId);
        json.WriteString("user_email", call.UserEmail);
        json.WriteString("original_to_number", call.OriginalToNumber);
        json.WriteString("original_to_name", call.OriginalToName);
        if (call is V2Events.CallCompletedPayload { Person: { } person })
        {
            WritePerson(json, person);
        }
    }

    private static void WriteOngoingCall(Utf8JsonWriter json, V2Events.OngoingCallPayload call)
    {
        json.WriteString("from_number", call.FromNumber);
        json.WriteString("to_number", call.ToNumber);
        if (call is V2Events.CallAnsweredPayload)
        {
            WireJson.WriteWord(json, "direction", call.Direction.Value);
        }

        WireJson.WriteInstant(json, "started_at", call.StartedAt);
        if (call is V2Events.CallAnsweredPayload answered)
        {
            WireJson.WriteInstant(json, "answered_at", answered.AnsweredAt);
        }

        json.WriteString("user_email", call.UserEmail);

        // Missing, not null, when nobody matches the number.
        if (call.Person is { } person)
        {
            WritePerson(json, person);
        }

        // Only a call that comes in carries these, null when there are none.
        if (call is not V2Events.CallRingingPayload && call.Company is null && call.Deals.Count == 0)
        {
            return;
        }

        WriteObject(json, "company", call.Company, static (json, company) =>
        {
            json.WriteString("id", company.Id);
            json.WriteString("name", company.Name);
        });
        WriteList(json, "deals", call.Deals, static (json, deal) =>
        {
            json.WriteString("id", deal.Id);
            json.WriteString("name", deal.Name);
            WireJson.WriteWord(json, "status", deal.Status.Value);
            WriteNumber(json, "value", deal.Value);
            json.WriteString("currency", deal.Currency);

            // The one date without an offset.
            WireJson.WriteDate(json, "close_date", deal.CloseDate);
        });
    }

    private static void WriteMessage(Utf8JsonWriter json, MessagePayload message)
    {
        json.WriteString("id", message.Id);
        WireJson.WriteWord(json, "direction", message.Direction.Value);
        WireJson.WriteWord(json, "type", message.Type.Value);
        json.WriteString("content", message.Content);
        WireJson.WriteInstant(json, "sent_at", message.SentAt);
        json.WriteString("from_number", message.FromNumber);
        json.WriteString("from_name", message.FromName);
        json.WriteString("to_number", message.ToNumber);
        json.WriteString("to_name", message.ToName);
        if (message is V2Events.SmsPayload sms)
        {
            json.WriteString("user_email", sms.UserEmail);
        }
    }

    private static void WriteContact(Utf8JsonWriter json, ContactPayload contact)
    {
        json.WriteString("id", contact.Id);
        json.WriteString("name", contact.Name);
        json.WriteString("last_name", contact.LastName);
        json.WriteString("company", contact.Company);
        WireJson.WriteStrings(json, "emails", contact.Emails);
        WireJson.WriteStrings(json, "numbers", contact.Numbers);
    }

    private static void WriteSummary(Utf8JsonWriter json, V2Events.SummaryUpdatedPayload summary)
    {
        json.WriteString("id", summary.Id);
        json.WriteString("content", summary.Content);
        WriteNumber(json, "version", summary.Version);
        WireJson.WriteDate(json, "updated_at", summary.UpdatedAt);
        WriteObject(json, "updated_by", summary.UpdatedBy, static (json, editor) =>
        {
            json.WriteString("id", editor.Id);
            json.WriteString("name", editor.Name);
        });
    }

    private static void WritePerson(Utf8JsonWriter json, V2Events.CallPerson person) => WriteObject(json, "person", person, static (json, person) =>
    {
        json.WriteString("id", person.Id);
        json.WriteString("name", person.Name);
        json.WriteString("last_name", person.LastName);
        json.WriteString("job_title", person.JobTitle);
        json.WriteString("email", person.Email);
        WireJson.WriteStrings(json, "emails", person.Emails);
        WireJson.WriteStrings(json, "numbers", person.Numbers);
    });

    private static void WriteParty(Utf8JsonWriter json, string name, CallParty? party) => WriteObject(json, name, party, static (json, party) =>
    {
        json.WriteString("number", party.Number);
        json.WriteString("user_email", party.UserEmail);
        json.WriteString("user_name", party.UserName);
    });

    private static void WriteObject<T>(Utf8JsonWriter json, string name, T? value, Action<Utf8JsonWriter, T> writeMembers)
        where T : AlloObject
    {
        if (value is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WritePropertyName(name);
        WriteRow(json, value, writeMembers);
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> rows, Action<Utf8JsonWriter, T> writeMembers)
        where T : AlloObject
    {
        if (rows.Count == 0)
        {
            json.WriteNull(name);
            return;
        }

        json.WritePropertyName(name);
        WireJson.WriteArray(json, rows, (json, row) => WriteRow(json, row, writeMembers));
    }

    private static void WriteRow<T>(Utf8JsonWriter json, T row, Action<Utf8JsonWriter, T> writeMembers)
        where T : AlloObject
    {
        json.WriteStartObject();
        writeMembers(json, row);
        WireJson.WriteMore(json, row.AdditionalProperties);
        json.WriteEndObject();
    }

    private static void WriteIfSet(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string? Length(TimeSpan? duration) =>
        duration is { } time ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalMinutes}m {time.Seconds}s") : null;
}
