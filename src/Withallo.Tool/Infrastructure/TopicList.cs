using Withallo.Webhooks;

namespace Withallo.Tool;

internal static class TopicList
{
    /// <summary>Topics with commas between them; names that this version does not know pass.</summary>
    public static IReadOnlyList<WebhookTopic> Parse(string list)
    {
        string[] names = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.Length > 0
            ? [.. names.Select(WebhookTopic.FromName)]
            : throw new ToolException("--topics takes names with commas, such as call.completed,sms.received.", ExitCode.Usage);
    }
}
