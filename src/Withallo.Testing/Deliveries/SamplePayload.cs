using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Withallo.Webhooks;

namespace Withallo.Testing;

/// <summary>
/// An example of what Allo sends for each topic: every member it is known to send, with made-up people and numbers that no one is given.
/// </summary>
public static class SamplePayload
{
    private const string Line = "+12125550100";
    private const string Contact = "+13125550110";

    /// <summary>
    /// The data of an event, as JSON, for <see cref="AlloSandbox.DeliverAsync(WebhookTopic, string, CancellationToken)"/>. Ids differ from
    /// call to call, so that a receiver does not take two samples for one event.
    /// </summary>
    /// <param name="topic">What the event is about; the data of a topic that this SDK does not know is empty.</param>
    /// <param name="now">When the event is sent; dates inside are shortly before.</param>
    public static string Create(WebhookTopic topic, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(topic);

        // Written to be read; sent as Allo does, without the spaces.
        using var data = JsonDocument.Parse(topic.Name switch
        {
            "CALL_RECEIVED" => EndedCall("call_" + NewId(), now, tags: ""),
            "SMS_RECEIVED" => Message(now, isInbound: true, userEmail: ""),
            "SMS_SENT" => Message(now, isInbound: false, userEmail: ""),
            "CONTACT_CREATED" or "CONTACT_UPDATED" => ContactOf("cnt_" + NewId()),
            "call.received" => IncomingCall(now),
            "call.triggered" => OutgoingCall(now),
            "call.answered" => AnsweredCall(now),
            "call.completed" => EndedCall("cll_" + NewId(), now, tags: """ "tags": ["order"], """),
            "sms.received" => Message(now, isInbound: true, userEmail: """, "user_email": null"""),
            "sms.sent" => Message(now, isInbound: false, userEmail: """, "user_email": "sam@example.com" """),
            "contact.created" or "contact.updated" => ContactOf("con_" + NewId()),
            "tag.added" or "tag.removed" => Tag(),
            "summary.updated" => Summary(now),
            _ => "{}",
        });
        return Encoding.UTF8.GetString(WireJson.Write(data.RootElement, static (json, data) => data.WriteTo(json)).Span);
    }

    private static string EndedCall(string id, DateTimeOffset now, string tags)
    {
        var start = now.AddSeconds(-240);
        return $$"""
            {
              "id": "{{id}}",
              "start_date": "{{Instant(start)}}",
              "recording_url": null,
              "from_number": "{{Contact}}",
              "from_name": "Maya Okafor",
              "to": "{{Line}}",
              "to_name": "Main Line",
              "length_in_minutes": 3.5,
              "length": "3m 30s",
              "tag": "order",
              {{tags}}
              "summary": "Asked where the order is. It leaves tomorrow.",
              "one_sentence_summary": "Asked where the order is.",
              "transcriptions": [
                { "source": "EXTERNAL", "time": "{{Instant(start.AddSeconds(3))}}", "text": "Hi, could you tell me where my order is?" },
                { "source": "USER", "time": "{{Instant(start.AddSeconds(9))}}", "text": "It leaves our warehouse tomorrow morning." }
              ],
              "concatenated_transcript": "EXTERNAL: Hi, could you tell me where my order is?\nUSER: It leaves our warehouse tomorrow morning.",
              "data_collected": {},
              "ivr_result": [],
              "type": "INBOUND",
              "result": "ANSWERED",
              "integration_id": null,
              "transfer_from": null,
              "transfer_to": null,
              "transfer_original_call_id": null,
              "user_email": "sam@example.com",
              "original_to_number": null,
              "original_to_name": null
            }
            """;
    }

    private static string IncomingCall(DateTimeOffset now) => $$"""
        {
          "from_number": "{{Contact}}",
          "to_number": "{{Line}}",
          "started_at": "{{Instant(now)}}",
          "user_email": "sam@example.com",
          "person": {
            "id": "con_{{NewId()}}",
            "name": "Maya",
            "last_name": "Okafor",
            "job_title": "Owner",
            "email": "maya@example.com",
            "emails": ["maya@example.com"],
            "numbers": ["{{Contact}}"],
            "lead_source": "website"
          },
          "company": { "id": "com-{{NewId()}}", "name": "Harbor Street Bakery" },
          "deals": [
            {
              "id": "dea-{{NewId()}}",
              "name": "Bread for a year",
              "status": "qualified",
              "value": 25000.00,
              "currency": "EUR",
              "close_date": "{{WithoutOffset(now.AddDays(30))}}"
            }
          ]
        }
        """;

    private static string OutgoingCall(DateTimeOffset now) => $$"""
        { "from_number": "{{Line}}", "to_number": "{{Contact}}", "started_at": "{{Instant(now)}}", "user_email": "sam@example.com" }
        """;

    private static string AnsweredCall(DateTimeOffset now) => $$"""
        {
          "from_number": "{{Contact}}",
          "to_number": "{{Line}}",
          "direction": "INBOUND",
          "started_at": "{{Instant(now.AddSeconds(-6))}}",
          "answered_at": "{{Instant(now)}}",
          "user_email": "sam@example.com"
        }
        """;

    private static string Message(DateTimeOffset now, bool isInbound, string userEmail)
    {
        var (from, fromName, to, toName) = isInbound
            ? (Contact, "Maya Okafor", Line, "Main Line")
            : (Line, "Main Line", Contact, "Maya Okafor");
        return $$"""
            {
              "id": "msg_{{NewId()}}",
              "direction": "{{(isInbound ? "INBOUND" : "OUTBOUND")}}",
              "type": "SMS",
              "content": "{{(isInbound ? "Is my order ready?" : "Your order is ready.")}}",
              "sent_at": "{{Instant(now)}}",
              "from_number": "{{from}}",
              "from_name": "{{fromName}}",
              "to_number": "{{to}}",
              "to_name": "{{toName}}"
              {{userEmail}}
            }
            """;
    }

    private static string ContactOf(string id) => $$"""
        {
          "id": "{{id}}",
          "name": "Maya",
          "last_name": "Okafor",
          "company": "Harbor Street Bakery",
          "emails": ["maya@example.com"],
          "numbers": ["{{Contact}}"]
        }
        """;

    private static string Tag() => $$"""
        { "id": "cll_{{NewId()}}", "tag": "order", "user_email": "sam@example.com" }
        """;

    private static string Summary(DateTimeOffset now) => $$"""
        {
          "id": "cll-{{NewId()}}",
          "content": "Asked where the order is; it leaves **tomorrow**.",
          "version": 2,
          "updated_at": "{{WithoutOffset(now)}}",
          "updated_by": { "id": "usr-{{NewId()}}", "name": "Sam Rivers" }
        }
        """;

    private static string NewId() => RandomNumberGenerator.GetString("23456789abcdefghjkmnpqrstuvwxyz", 20);

    private static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string WithoutOffset(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
