using Wolverine;
using Wolverine.Attributes;

namespace Withallo.Webhooks.Storage;

/// <summary>A stored delivery as a message of Wolverine's.</summary>
[MessageIdentity(WithalloInbox.MessageType)]
internal sealed class StoredWebhook : ISerializable
{
    private readonly byte[]? _stored;
    private readonly AcceptedDelivery? _delivery;

    public StoredWebhook(AcceptedDelivery delivery) => _delivery = delivery;

    private StoredWebhook(byte[] stored) => _stored = stored;

    /// <exception cref="InvalidWebhookPayloadException">What was stored cannot be read.</exception>
    public AcceptedDelivery Delivery => _delivery ?? AcceptedDelivery.FromBytes(_stored);

    public static object Read(byte[] bytes) => new StoredWebhook(bytes);

    public byte[] Write() => _stored ?? _delivery!.ToBytes();
}
