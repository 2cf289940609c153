using System.Text;

namespace Withallo.Webhooks;

/// <summary>Finds the topics this SDK knows by their names. A topic enters itself when it is declared, so that it is declared in one place.</summary>
internal static class KnownTopics
{
    private static readonly Lock Gate = new();
    private static readonly List<WebhookTopic> Declared = [];
    private static (byte[] Utf8, WebhookTopic Topic)[]? _topics;

    public static IReadOnlyList<WebhookTopic> All => field ??= Array.AsReadOnly([.. Topics.Select(static known => known.Topic)]);

    // The classes that declare topics are initialised here and not in an initialiser of this class, which theirs would have to wait for.
    private static (byte[] Utf8, WebhookTopic Topic)[] Topics => _topics ??= Collect(WebhookTopic.Ping, WebhookTopic.V2.CallReceived);

    public static void Add(WebhookTopic topic)
    {
        lock (Gate)
        {
            Declared.Add(topic);
        }
    }

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

    /// <summary>All topics, older generation first, given that one of each declaring class exists.</summary>
    private static (byte[] Utf8, WebhookTopic Topic)[] Collect(WebhookTopic ofV1, WebhookTopic ofV2)
    {
        lock (Gate)
        {
            return
            [
                .. Declared.OrderBy(static topic => topic.Generation).Select(static topic => (Encoding.UTF8.GetBytes(topic.Name), topic)),
            ];
        }
    }
}
