using Withallo.Json.Shapes;

namespace Withallo.Webhooks.V2;

/// <summary>What <see cref="WebhookTopic.V2.SmsReceived"/> and <see cref="WebhookTopic.V2.SmsSent"/> carry.</summary>
public sealed record SmsPayload : MessagePayload
{
    /// <summary>The Allo user; often <see langword="null"/> on inbound messages.</summary>
    public string? UserEmail { get; set; }

    internal static ObjectShape<SmsPayload> Shape { get; } = ShapeOf<SmsPayload>(() => new())
        .Member("user_email", Wire.Text, p => p.UserEmail, (p, value) => p.UserEmail = value);
}
