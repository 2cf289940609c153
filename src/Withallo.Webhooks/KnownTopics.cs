using System.Text;

namespace Withallo.Webhooks;

/// <summary>Finds the topics this SDK knows by their names. Apart from them, so that none of their initialisers waits for another's.</summary>
internal static class KnownTopics
{
    private static readonly (byte[] Utf8, WebhookTopic Topic)[] Topics =
    [
        .. new WebhookTopic[]
        {
            WebhookTopic.CallReceived,
            WebhookTopic.SmsReceived,
            WebhookTopic.SmsSent,
            WebhookTopic.ContactCreated,
            WebhookTopic.ContactUpdated,
            WebhookTopic.Ping,
            WebhookTopic.V2.CallReceived,
            WebhookTopic.V2.CallTriggered,
            WebhookTopic.V2.CallAnswered,
            WebhookTopic.V2.CallCompleted,
            WebhookTopic.V2.TagAdded,
            WebhookTopic.V2.TagRemoved,
            WebhookTopic.V2.SmsReceived,
            WebhookTopic.V2.SmsSent,
            WebhookTopic.V2.ContactCreated,
            WebhookTopic.V2.ContactUpdated,
            WebhookTopic.V2.SummaryUpdated,
        }.Select(static topic => (Encoding.UTF8.GetBytes(topic.Name), topic)),
    ];

    public static IReadOnlyList<WebhookTopic> All { get; } = Array.AsReadOnly([.. Topics.Select(static known => known.Topic)]);

    public static WebhookTopic? Find(ReadOnlySpan<byte> name)
    {
        foreach (var (utf8, topic) in Topics)
        {
            if (name.SequenceEqual(utf8))
            {
                return topic;
            }
        }

        return null;
    }

    public static WebhookTopic? Find(string name)
    {
        foreach (var (_, topic) in Topics)
        {
            if (topic.Name == name)
            {
                return topic;
            }
        }

        return null;
    }
}
