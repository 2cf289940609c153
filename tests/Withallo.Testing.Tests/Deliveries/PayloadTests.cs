using System.Text.Json;
using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Testing;
using Withallo.Webhooks;
using V2Events = Withallo.Webhooks.V2;

namespace Withallo.Tests.Deliveries;

/// <summary>What typed deliveries and samples look like on the wire.</summary>
public sealed class PayloadTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> KnownTopics => [.. WebhookTopic.Known.Select(topic => topic.Name)];

    /// <summary>
    /// A delivery as Allo sends it is read into its record, handed to the sandbox, and must leave it as it was: every member equal under its
    /// own name. Members that the fixture has not are null or empty.
    /// </summary>
    [Theory]
    [InlineData("v1-call-received-inbound")]
    [InlineData("v1-contact-created")]
    [InlineData("v1-contact-updated")]
    [InlineData("v1-ping")]
    [InlineData("v1-sms-received")]
    [InlineData("v2-call-answered")]
    [InlineData("v2-call-completed-inbound")]
    [InlineData("v2-call-completed-outbound")]
    [InlineData("v2-call-received")]
    [InlineData("v2-call-received-nobody-known")]
    [InlineData("v2-call-triggered")]
    [InlineData("v2-sms-received")]
    [InlineData("v2-sms-sent")]
    [InlineData("v2-summary-updated")]
    [InlineData("v2-tag-added")]
    public async Task A_typed_delivery_has_Allos_names_and_forms(string fixture)
    {
        var original = await File.ReadAllBytesAsync(Path.Combine(Folder, fixture + ".json"), Cancelled);
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await AlloSandbox.StartAsync(Cancelled);
        var webhook = WebhookEvent.Parse(original);
        Subscribe(sandbox, receiver, webhook.Topic);

        await DeliverAsync(sandbox, webhook);

        using var expected = JsonDocument.Parse(original);
        AssertSame("data", expected.RootElement.GetProperty("data"), Assert.Single(receiver.Received).Data);
    }

    [Theory]
    [MemberData(nameof(KnownTopics))]
    public async Task There_is_a_sample_for_every_known_topic_that_reads_as_one(string name)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await AlloSandbox.StartAsync(Cancelled);
        Subscribe(sandbox, receiver, name);
        var now = new DateTimeOffset(2026, 4, 21, 12, 0, 0, TimeSpan.Zero);

        await sandbox.DeliverAsync((WebhookTopic)name, SamplePayload.Create(name, now), Cancelled);
        await sandbox.DeliverAsync((WebhookTopic)name, SamplePayload.Create(name, now), Cancelled);

        var events = receiver.Received.Select(received => WebhookEvent.Parse(received.Body)).ToArray();
        Assert.Equal([name, name], events.Select(webhook => webhook.Topic.Name));
        // A ping and a call that has not ended have no id.
        Assert.Equal(name is "PING" or "call.received" or "call.triggered" or "call.answered" ? 0 : 2, events.Select(webhook => webhook.DataId).OfType<string>().Distinct().Count());

        // What a sample holds is known to the records: nothing is left over but the account's own property of a person.
        Assert.All(events, webhook => Assert.Null(PayloadOf(webhook).AdditionalProperties));
    }

    [Fact]
    public void A_sample_of_a_topic_of_tomorrow_is_empty() => Assert.Equal("{}", SamplePayload.Create("fax.received", DateTimeOffset.UnixEpoch));

    private static void Subscribe(AlloSandbox sandbox, Receiver receiver, WebhookTopic topic)
    {
        sandbox.Webhooks.Add(new Webhook { AlloNumber = "+12125550100", Url = receiver.Url, Topics = [topic], Enabled = true });
        sandbox.WebhookEndpoints.Add(new WebhookEndpoint { Id = "ep_1", Url = receiver.Url, Topics = [topic], SigningSecret = WebhookSigner.NewSecret() });
    }

    private static Task<IReadOnlyList<SandboxDelivery>> DeliverAsync(AlloSandbox sandbox, WebhookEvent webhook) => webhook switch
    {
        WebhookEvent<CallReceivedPayload> e => sandbox.DeliverAsync((WebhookTopic<CallReceivedPayload>)e.Topic, e.Data, Cancelled),
        WebhookEvent<SmsReceivedPayload> e => sandbox.DeliverAsync((WebhookTopic<SmsReceivedPayload>)e.Topic, e.Data, Cancelled),
        WebhookEvent<ContactEventPayload> e => sandbox.DeliverAsync((WebhookTopic<ContactEventPayload>)e.Topic, e.Data, Cancelled),
        WebhookEvent<PingPayload> e => sandbox.DeliverAsync((WebhookTopic<PingPayload>)e.Topic, e.Data, Cancelled),
        WebhookEvent<V2Events.CallRingingPayload> e => sandbox.DeliverAsync((WebhookTopic<V2Events.CallRingingPayload>)e.Topic, e.Data, Cancelled),
        WebhookEvent<V2Events.CallTriggeredPayload> e => sandbox.DeliverAsync((WebhookTopic<V2Events.CallTriggeredPayload>)e.Topic, e.Data, Cancelled),
        WebhookEvent<V2Events.CallAnsweredPayload> e => sandbox.DeliverAsync((WebhookTopic<V2Events.CallAnsweredPayload>)e.Topic, e.Data, Cancelled),
        WebhookEvent<V2Events.CallCompletedPayload> e => sandbox.DeliverAsync((WebhookTopic<V2Events.CallCompletedPayload>)e.Topic, e.Data, Cancelled),
        WebhookEvent<V2Events.TagPayload> e => sandbox.DeliverAsync((WebhookTopic<V2Events.TagPayload>)e.Topic, e.Data, Cancelled),
        WebhookEvent<V2Events.SmsPayload> e => sandbox.DeliverAsync((WebhookTopic<V2Events.SmsPayload>)e.Topic, e.Data, Cancelled),
        WebhookEvent<V2Events.ContactChangePayload> e => sandbox.DeliverAsync((WebhookTopic<V2Events.ContactChangePayload>)e.Topic, e.Data, Cancelled),
        WebhookEvent<V2Events.SummaryUpdatedPayload> e => sandbox.DeliverAsync((WebhookTopic<V2Events.SummaryUpdatedPayload>)e.Topic, e.Data, Cancelled),
        _ => throw new ArgumentException("Not a known topic.", nameof(webhook)),
    };

    private static AlloObject PayloadOf(WebhookEvent webhook) => webhook switch
    {
        WebhookEvent<CallReceivedPayload> e => e.Data,
        WebhookEvent<SmsReceivedPayload> e => e.Data,
        WebhookEvent<ContactEventPayload> e => e.Data,
        WebhookEvent<PingPayload> e => e.Data,
        WebhookEvent<V2Events.CallRingingPayload> e => e.Data,
        WebhookEvent<V2Events.CallTriggeredPayload> e => e.Data,
        WebhookEvent<V2Events.CallAnsweredPayload> e => e.Data,
        WebhookEvent<V2Events.CallCompletedPayload> e => e.Data,
        WebhookEvent<V2Events.TagPayload> e => e.Data,
        WebhookEvent<V2Events.SmsPayload> e => e.Data,
        WebhookEvent<V2Events.ContactChangePayload> e => e.Data,
        WebhookEvent<V2Events.SummaryUpdatedPayload> e => e.Data,
        _ => throw new ArgumentException("Not a known topic.", nameof(webhook)),
    };

    private static void AssertSame(string path, JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind is JsonValueKind.Null || IsNothing(expected))
        {
            Assert.True(IsNothing(actual), $"{path} is {actual.GetRawText()}.");
            return;
        }

        Assert.Equal((path, expected.ValueKind), (path, actual.ValueKind));
        if (expected.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in expected.EnumerateObject())
            {
                Assert.True(actual.TryGetProperty(member.Name, out var value) || IsNothing(member.Value), $"{path}.{member.Name} is missing.");
                if (value.ValueKind != JsonValueKind.Undefined)
                {
                    AssertSame($"{path}.{member.Name}", member.Value, value);
                }
            }

            Assert.All(actual.EnumerateObject(), member => Assert.True(
                expected.TryGetProperty(member.Name, out _) || IsNothing(member.Value), $"{path}.{member.Name} is too much."));
        }
        else if (expected.ValueKind == JsonValueKind.Array)
        {
            Assert.Equal((path, expected.GetArrayLength()), (path, actual.GetArrayLength()));
            for (var i = 0; i < expected.GetArrayLength(); i++)
            {
                AssertSame($"{path}[{i}]", expected[i], actual[i]);
            }
        }
        else
        {
            Assert.Equal((path, expected.ToString()), (path, actual.ToString()));
        }
    }

    private static bool IsNothing(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0)
        || (value.ValueKind == JsonValueKind.Object && !value.EnumerateObject().Any());
}
