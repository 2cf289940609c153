namespace Withallo.Webhooks.Tests;

public sealed class TopicTests
{
    public static TheoryData<string> Names =>
    [
        "CALL_RECEIVED", "SMS_RECEIVED", "SMS_SENT", "CONTACT_CREATED", "CONTACT_UPDATED", "PING",
        "call.received", "call.triggered", "call.answered", "call.completed", "tag.added", "tag.removed",
        "sms.received", "sms.sent", "contact.created", "contact.updated", "summary.updated",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_known_name_gives_the_known_topic(string name)
    {
        var topic = WebhookTopic.FromName(name);

        Assert.Equal(name, topic.Name);
        Assert.Equal(name, topic.ToString());
        Assert.True(topic.IsKnown);
        Assert.Same(topic, WebhookTopic.Known.Single(known => known.Name == name));
        Assert.True(topic.GetType().IsGenericType);
    }

    [Fact]
    public void The_known_topics_are_these() => Assert.Equal(Names.Select(row => row.Data), WebhookTopic.Known.Select(topic => topic.Name));

    [Fact]
    public void A_program_can_use_both_generations_with_plain_usings()
    {
        var inBoth = typeof(WebhookTopic).Assembly.GetExportedTypes().Where(type => !type.IsNested).GroupBy(type => type.Name).Where(types => types.Count() > 1);

        Assert.Empty(inBoth.Select(types => types.Key));
    }

    [Fact]
    public void Any_other_name_gives_an_open_topic()
    {
        WebhookTopic topic = "call.transferred";

        Assert.False(topic.IsKnown);
        Assert.Equal(WebhookTopic.FromName("call.transferred"), topic);
        Assert.True(topic == "call.transferred");
        Assert.True(topic != "call.Transferred");
        Assert.NotEqual(WebhookTopic.FromName("CALL.TRANSFERRED"), topic);
        Assert.Equal(WebhookTopic.FromName("call.transferred").GetHashCode(), topic.GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_topic_has_a_name(string name) => Assert.Throws<ArgumentException>(() => WebhookTopic.FromName(name));
}
