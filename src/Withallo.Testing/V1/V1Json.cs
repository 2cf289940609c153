using System.Text.Json;
using Withallo.Api;

namespace Withallo.Testing.V1;

/// <summary>
/// What several responses of API v1 have in common. Dates carry no offset (docs/allo-api/values.md#dates).
/// </summary>
internal static class V1Json
{
    public static void WriteCompany(Utf8JsonWriter json, ContactCompany? company)
    {
        json.WritePropertyName("company");
        if (company is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("name", company.Name);
        json.WriteString("id", company.Id);
        WireJson.WriteMore(json, company.AdditionalProperties);
        json.WriteEndObject();
    }

    /// <summary>A call as a search shows it.</summary>
    public static void WriteCall(Utf8JsonWriter json, Call call) => WriteCall(json, call, withTags: false);

    /// <summary>A call; <c>tags</c> is in conversations only (docs/allo-api/v1.md#tag-and-tags).</summary>
    public static void WriteCall(Utf8JsonWriter json, Call call, bool withTags)
    {
        json.WriteStartObject();
        json.WriteString("id", call.Id);
        json.WriteString("from_number", call.FromNumber);
        json.WriteString("to_number", call.ToNumber);
        WireJson.WriteNumber(json, "length_in_minutes", call.LengthInMinutes);
        WireJson.WriteWord(json, "type", call.Type.Value);

        // A result that is not known is left out, as in every example of Allo's.
        if (call.Result.Value.Length > 0)
        {
            json.WriteString("result", call.Result.Value);
        }

        json.WriteString("summary", call.Summary);
        json.WriteString("tag", call.Tag);
        if (withTags)
        {
            WireJson.WriteStrings(json, "tags", call.Tags);
        }

        json.WriteString("recording_url", call.RecordingUrl);
        WireJson.WriteDate(json, "start_date", call.StartDate);
        json.WritePropertyName("transcript");

        // No transcript is null, not an empty list.
        if (call.Transcript.Count == 0)
        {
            json.WriteNullValue();
        }
        else
        {
            WireJson.WriteArray(json, call.Transcript, WriteTranscriptRow);
        }

        WireJson.WriteMore(json, call.AdditionalProperties);
        json.WriteEndObject();
    }

    /// <summary>A message as the response to sending it: both <c>from_number</c> and <c>sender_id</c>, one of them null.</summary>
    public static void WriteSentMessage(Utf8JsonWriter json, SentSms message)
    {
        json.WriteStartObject();
        json.WriteString("from_number", message.FromNumber);
        json.WriteString("sender_id", message.SenderId);
        WriteRestOfMessage(json, message);
    }

    /// <summary>A message as a conversation shows it: <c>sender_id</c> only where there is one (docs/allo-api/v1.md#messages-to-france).</summary>
    public static void WriteConversationMessage(Utf8JsonWriter json, SentSms message)
    {
        json.WriteStartObject();
        json.WriteString("from_number", message.FromNumber);
        if (message.SenderId is not null)
        {
            json.WriteString("sender_id", message.SenderId);
        }

        WriteRestOfMessage(json, message);
    }

    private static void WriteRestOfMessage(Utf8JsonWriter json, SentSms message)
    {
        json.WriteString("to_number", message.ToNumber);
        WireJson.WriteWord(json, "type", message.Type.Value);
        json.WriteString("content", message.Content);
        WireJson.WriteDate(json, "start_date", message.StartDate);
        WireJson.WriteMore(json, message.AdditionalProperties);
        json.WriteEndObject();
    }

    private static void WriteTranscriptRow(Utf8JsonWriter json, TranscriptRow row)
    {
        json.WriteStartObject();
        WireJson.WriteWord(json, "source", row.Source.Value);
        json.WriteString("text", row.Text);
        WireJson.WriteDate(json, "time", row.Time);
        WireJson.WriteNumber(json, "start_seconds", row.StartSeconds);
        WireJson.WriteNumber(json, "end_seconds", row.EndSeconds);
        WireJson.WriteMore(json, row.AdditionalProperties);
        json.WriteEndObject();
    }
}
