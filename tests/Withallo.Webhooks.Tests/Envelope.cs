namespace Withallo.Webhooks.Tests;

/// <summary>Bodies for tests that are about one member.</summary>
internal static class Envelope
{
    public static string V1(string topic, string data) => $$"""{"topic":"{{topic}}","data":{{data}}}""";

    public static string V2(string topic, string data) =>
        $$"""{"topic":"{{topic}}","version":"2.0","timestamp":"2026-03-15T14:30:00.000Z","data":{{data}}}""";

    public static CallReceivedPayload EndedCall(string data) => Read(WebhookTopic.CallReceived, data);

    public static TPayload Read<TPayload>(WebhookTopic<TPayload> topic, string data) =>
        Assert.IsType<WebhookEvent<TPayload>>(WebhookEvent.Parse(V1(topic.Name, data))).Data;
}
