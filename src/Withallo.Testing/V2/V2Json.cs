using System.Text.Json;
using Withallo.Api.V2;

namespace Withallo.Testing.V2;

/// <summary>What several responses of API v2 have in common. Dates carry <c>Z</c> here and no offset there (docs/allo-api/v2.md#conventions).</summary>
internal static class V2Json
{
    /// <summary>An object, or null.</summary>
    public static void WriteObject<T>(Utf8JsonWriter json, string name, T? value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        json.WritePropertyName(name);
        if (value is null)
        {
            json.WriteNullValue();
        }
        else
        {
            write(json, value);
        }
    }

    public static void WriteFlag(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } flag)
        {
            json.WriteBoolean(name, flag);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteUser(Utf8JsonWriter json, UserRef user)
    {
        json.WriteStartObject();
        json.WriteString("id", user.Id);
        json.WriteString("name", user.Name);
        json.WriteString("email", user.Email);
        json.WriteEndObject();
    }

    public static void WriteCompany(Utf8JsonWriter json, CompanyRef company)
    {
        json.WriteStartObject();
        json.WriteString("id", company.Id);
        json.WriteString("name", company.Name);
        json.WriteEndObject();
    }

    public static void WriteContacts(Utf8JsonWriter json, IEnumerable<ConversationContact> contacts)
    {
        json.WritePropertyName("contacts");
        WireJson.WriteArray(json, contacts, WriteContact);
    }

    /// <summary>A call or a message; the members of the other kind are there, as null (docs/allo-api/v2.md#conversations).</summary>
    /// <param name="json">The writer.</param>
    /// <param name="item">The item.</param>
    /// <param name="withTranscript">Whether it was asked for; otherwise the transcript is missing (docs/allo-api/v2.md#transcripts-on-request).</param>
    public static void WriteItem(Utf8JsonWriter json, ConversationItem item, bool withTranscript)
    {
        var isCall = item.Type == ConversationItemType.Call;
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteString("type", item.Type.Value);
        json.WriteString("direction", item.Direction.Value);
        json.WriteString("allo_number", item.AlloNumber);
        json.WriteString("contact_number", item.ContactNumber);
        WriteContacts(json, item.Contacts);
        WriteObject(json, "user", item.User, WriteUser);
        WireJson.WriteInstant(json, "date", item.Date);
        WireJson.WriteNumber(json, "duration", item.Duration);
        WireJson.WriteWord(json, "result", item.Result.Value);
        json.WriteString("recording_url", item.RecordingUrl);
        json.WriteString("summary", item.Summary);
        if (isCall)
        {
            WireJson.WriteStrings(json, "tags", item.Tags);
        }
        else
        {
            json.WriteNull("tags");
        }

        if (withTranscript)
        {
            WriteTranscript(json, isCall ? item : null);
        }

        json.WriteString("content", item.Content);
        WireJson.WriteWord(json, "status", item.Status.Value);
        WireJson.WriteWord(json, "message_type", item.MessageType.Value);
        WireJson.WriteMore(json, item.AdditionalProperties);
        json.WriteEndObject();
    }

    /// <summary>An item of which a list shows only the gist (docs/allo-api/v2.md#last-item).</summary>
    public static void WriteLastItem(Utf8JsonWriter json, ConversationItem item, bool withTranscript)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteString("type", item.Type.Value);
        json.WriteString("direction", item.Direction.Value);
        WireJson.WriteInstant(json, "date", item.Date);
        if (item.Type == ConversationItemType.Call)
        {
            json.WriteString("summary", item.Summary);
            WireJson.WriteWord(json, "result", item.Result.Value);
            WireJson.WriteNumber(json, "duration", item.Duration);
            if (withTranscript)
            {
                WriteTranscript(json, item);
            }
        }
        else
        {
            json.WriteString("content", item.Content);
        }

        json.WriteEndObject();
    }

    /// <summary>A summary, and who is taken to have edited it.</summary>
    public static void WriteSummary(Utf8JsonWriter json, SandboxCallSummary summary, User? editor)
    {
        json.WriteStartObject();
        json.WriteString("id", ConversationItems.Renamed(summary.CallId, "cll-"));
        json.WriteString("content", summary.Content);
        json.WriteNumber("version", summary.Version);
        WireJson.WriteDate(json, "updated_at", summary.UpdatedAt);
        WriteObject(json, "updated_by", editor, static (json, user) =>
        {
            json.WriteStartObject();
            json.WriteString("id", user.Id);
            json.WriteString("name", user.Name);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteTranscript(Utf8JsonWriter json, ConversationItem? call)
    {
        json.WritePropertyName("transcript");
        if (call?.Transcript is not { Count: > 0 } transcript)
        {
            json.WriteNullValue();
            return;
        }

        WireJson.WriteArray(json, transcript, static (json, entry) =>
        {
            json.WriteStartObject();
            WireJson.WriteWord(json, "source", entry.Source.Value);
            WireJson.WriteInstant(json, "time", entry.Time);
            json.WriteString("text", entry.Text);
            json.WriteEndObject();
        });
    }

    private static void WriteContact(Utf8JsonWriter json, ConversationContact contact)
    {
        json.WriteStartObject();
        json.WriteString("id", contact.Id);
        json.WriteString("name", contact.Name);
        WriteObject(json, "company", contact.Company, WriteCompany);
        json.WritePropertyName("deals");
        WireJson.WriteArray(json, contact.Deals, static (json, deal) =>
        {
            json.WriteStartObject();
            json.WriteString("id", deal.Id);
            json.WriteString("name", deal.Name);
            json.WriteString("status", deal.Status.Value);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}
