using Withallo.Json;

namespace Withallo.Webhooks.V2;

/// <summary>What <see cref="WebhookTopic.V2.SmsReceived"/> and <see cref="WebhookTopic.V2.SmsSent"/> carry.</summary>
[AlloObject]
public sealed partial record SmsPayload : MessagePayload
{
    /// <summary>The Allo user; often <see langword="null"/> on inbound messages.</summary>
    public string? UserEmail { get; set; }
}
