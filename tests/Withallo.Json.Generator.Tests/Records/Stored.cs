using Withallo.Api;
using Withallo.Webhooks;

namespace Withallo.Json.Generator.Tests.Records;

/// <summary>Something that a user stores.</summary>
public sealed record Stored
{
    public IReadOnlyList<Call> Calls { get; set; } = [];

    public Direction Direction { get; set; }

    public WebhookTopic? Topic { get; set; }
}
