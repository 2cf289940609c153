using System.Text.Json;
using Withallo.Api.V2;

namespace Withallo.Testing.V2;

/// <summary>How the Power Dialer's queues and their numbers are written.</summary>
internal static class DialingQueueJson
{
    /// <summary>A queue as Allo's document has it.</summary>
    public static void WriteCurrent(Utf8JsonWriter json, DialingQueue queue, bool withNumbers) => Write(json, queue, withNumbers, withDescription: false);

    /// <summary>A queue as the operations on stored ones likely have it: with a description.</summary>
    public static void WriteStored(Utf8JsonWriter json, DialingQueue queue, bool withNumbers) => Write(json, queue, withNumbers, withDescription: true);

    public static void WriteNumber(Utf8JsonWriter json, QueueNumber number)
    {
        json.WriteStartObject();
        WriteStart(json, number);
        WireJson.WriteDate(json, "call_start_date", number.CallStartDate);
        json.WriteString("call_id", number.CallId);
        WireJson.WriteWord(json, "routing_result", number.RoutingResult.Value);
        json.WriteString("sync_status", number.SyncStatus == default ? SyncStatus.NotSynced.Value : number.SyncStatus.Value);
        V2Json.WriteFlag(json, "detected_outbound_voicemail", number.DetectedOutboundVoicemail);
        WireJson.WriteWord(json, "not_reached_destination_reason", number.NotReachedDestinationReason.Value);
        V2Json.WriteFlag(json, "voicemail_left", number.VoicemailLeft);
        WireJson.WriteMore(json, number.AdditionalProperties);
        json.WriteEndObject();
    }

    /// <summary>As the example of append has it: without what happens later.</summary>
    public static void WriteAdded(Utf8JsonWriter json, QueueNumber number)
    {
        json.WriteStartObject();
        WriteStart(json, number);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DialingQueue queue, bool withNumbers, bool withDescription)
    {
        json.WriteStartObject();
        json.WriteString("id", queue.Id);
        json.WriteString("name", queue.Name);
        if (withDescription)
        {
            json.WriteString("description", queue.Description);
        }

        json.WriteString("creator_id", queue.CreatorId);
        json.WriteString("assignee_id", queue.AssigneeId);
        json.WriteString("voicemail_handling", queue.VoicemailHandling.Value);
        json.WriteString("do_not_disturb", queue.DoNotDisturb.Value);
        if (withNumbers)
        {
            json.WritePropertyName("numbers");
            WireJson.WriteArray(json, queue.Numbers, WriteNumber);
        }

        WireJson.WriteDate(json, "created_at", queue.CreatedAt);
        WireJson.WriteDate(json, "updated_at", queue.UpdatedAt);
        WireJson.WriteMore(json, queue.AdditionalProperties);
        json.WriteEndObject();
    }

    private static void WriteStart(Utf8JsonWriter json, QueueNumber number)
    {
        json.WriteString("number_to", number.NumberTo);
        WireJson.WriteNumber(json, "position", number.Position);
        WireJson.WriteDate(json, "created_at", number.CreatedAt);
        WireJson.WriteDate(json, "updated_at", number.UpdatedAt);
    }
}
