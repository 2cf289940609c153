using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Withallo.Benchmarks.Support;

/// <summary>What Allo would send, as docs/allo-api/v1.md and docs/allo-api/webhooks.md have it. Both sides of a comparison read the same bytes.</summary>
public static class Bodies
{
    public const string SmsResponse =
        """{"data":{"from_number":"+12025550100","to_number":"+12025550199","type":"OUTBOUND","content":"Your table for two is ready.","start_date":"2026-03-15T14:25:15"}}""";

    public const string NotFound =
        """{"code":"CONTACT_NOT_FOUND","details":[{"message":"No contact has this id.","field":"contact_id"}]}""";

    public const string UnknownTopic =
        """{"topic":"voicemail.left","version":"2.0","timestamp":"2026-03-15T14:30:45Z","data":{"id":"vml_1","from_number":"+12025550111","seconds":31}}""";

    public const string ContactEvent =
        """{"topic":"contact.updated","version":"2.0","timestamp":"2026-03-15T14:30:45Z","data":{"id":"con_2NfDKEm9sF8x","name":"Grace","last_name":"Hopper","company":"Harvard","emails":["grace@example.com"],"numbers":["+12025550111","+12025550112"]}}""";

    public const string SmsEvent =
        """{"topic":"sms.received","version":"2.0","timestamp":"2026-03-15T14:30:45Z","data":{"id":"msg_2NfDKEm9sF8x","direction":"INBOUND","type":"SMS","content":"Hello, is the table for two at eight still free? We would be four if that is possible.","sent_at":"2026-03-15T14:30:44Z","from_number":"+12025550111","from_name":"Grace Hopper","to_number":"+12025550100","to_name":"Front desk","user_email":null}}""";

    private static readonly string[] Speakers = ["USER", "EXTERNAL", "AGENT"];

    /// <summary>A page of a call search; 29 KB for 10 calls with 20 transcript rows, 37 KB for 100 calls with none.</summary>
    public static byte[] Calls(int calls, int rows, int page = 0, int pages = 1)
    {
        var json = new StringBuilder("""{"data":{"results":[""");
        for (var call = 0; call < calls; call++)
        {
            json.Append(call == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""
                {"id":"call_{{page:0000}}{{call:0000}}2NfDKEm9","from_number":"+12025550111","to_number":"+12025550100","length_in_minutes":5.5,"type":"INBOUND","result":"ANSWERED","summary":"The caller asked where the order is.","tag":"support","recording_url":"https://storage.withallo.com/recordings/call_{{call:0000}}2NfDKEm9.mp3","start_date":"2026-03-15T14:25:15","transcript":[
                """);
            for (var row = 0; row < rows; row++)
            {
                json.Append(row == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""
                    {"source":"{{Speaker(row)}}","text":"Line {{row:00}}: my order is late.","time":"2026-03-15T14:25:{{row % 60:00}}","start_seconds":{{row}},"end_seconds":{{row}}.5}
                    """);
            }

            json.Append("]}");
        }

        json.Append(CultureInfo.InvariantCulture, $$"""],"metadata":{"current_page":{{page}},"total_pages":{{pages}}""").Append("}}}");
        return Encoding.UTF8.GetBytes(json.ToString());
    }

    /// <summary>A call.completed delivery; 0.8, 3.4 and 261 KB for 0, 20 and 2,000 transcript rows.</summary>
    public static byte[] CallCompleted(int rows)
    {
        var json = new StringBuilder("""
            {"topic":"call.completed","version":"2.0","timestamp":"2026-03-15T14:30:45.123456Z","data":{"id":"cll_2NfDKEm9sF8xK3pQr1Zt","start_date":"2026-03-15T14:25:15Z","recording_url":"https://storage.withallo.com/recordings/cll2.mp3","from_number":"+12025550111","from_name":"Grace Hopper","to":"+12025550100","to_name":"Front desk","length_in_minutes":5.5,"length":"5m 30s","tag":"Support","summary":"The invoice was sent again.","one_sentence_summary":"Invoice sent again.","transcriptions":[
            """);
        for (var row = 0; row < rows; row++)
        {
            json.Append(row == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""
                {"source":"{{Speaker(row)}}","time":"2026-03-15T14:25:{{row % 60:00}}Z","text":"Line {{row:0000}}: I would like to know where the order from last week is."}
                """);
        }

        json.Append("""
            ],"concatenated_transcript":"Where is my order?","data_collected":{},"ivr_result":[{"dtmf_key":"1","text_key":"Billing"}],"type":"INBOUND","result":"ANSWERED","integration_id":null,"transfer_from":null,"transfer_to":null,"transfer_original_call_id":null,"user_email":"front@example.com","original_to_number":null,"original_to_name":null}}
            """);
        return Encoding.UTF8.GetBytes(json.ToString());
    }

    /// <summary>The same page with members that no version of the SDK knows, two in every row.</summary>
    public static byte[] CallsOfTomorrow(int calls, int rows)
    {
        var json = Encoding.UTF8.GetString(Calls(calls, rows)).Replace("""{"source":""", """{"mood":"calm","confidence":0.93,"source":""", StringComparison.Ordinal);
        using var check = JsonDocument.Parse(json);
        return Encoding.UTF8.GetBytes(json);
    }

    private static string Speaker(int row) => Speakers[row % Speakers.Length];
}
