namespace Withallo.Webhooks.AspNetCore.Tests.Support;

/// <summary>Bodies that deliveries come with.</summary>
internal static class Bodies
{
    public const string OwnNumber = "+33100000001";
    public const string Customer = "+33600000002";

    public const string ContactUpdatedV1 = """{"topic":"CONTACT_UPDATED","data":{"id":"cnt_1","name":"Ada","emails":[],"numbers":[]}}""";

    public const string SmsReceived = $$"""
        {"topic":"sms.received","version":"2.0","timestamp":"2026-04-21T12:00:00.000Z","data":{"id":"msg_1","direction":"INBOUND","type":"SMS","content":"The secret of the house","from_number":"{{Customer}}","to_number":"{{OwnNumber}}"} }
        """;

    public static string CallReceivedV1(string id = "call_1", string to = OwnNumber) =>
        $$"""{"topic":"CALL_RECEIVED","data":{"id":"{{id}}","type":"INBOUND","from_number":"{{Customer}}","to":"{{to}}","length_in_minutes":1} }""";

    public static string SmsReceivedV1(string id = "msg_1") =>
        $$"""{"topic":"SMS_RECEIVED","data":{"id":"{{id}}","direction":"INBOUND","type":"SMS","from_number":"{{Customer}}","to_number":"{{OwnNumber}}"} }""";
}
