using System.Security.Cryptography;
using System.Text;
using Withallo.Webhooks.Processing;

namespace Withallo.Webhooks;

/// <summary>
/// A delivery that was found to be Allo's and readable. It can be stored and dispatched days later, by another process too: what is
/// stored is the body and what the headers told, neither signature nor secret, since both will have changed.
/// </summary>
public sealed class AcceptedDelivery
{
    private const int MaxKeyLength = 256;

    private string? _claim;

    /// <summary>Makes a delivery of what you vouch for: an event that you stored in columns of your own, or made for a test.</summary>
    /// <param name="webhook">
    /// The event: <see cref="WebhookEvent.Parse(ReadOnlyMemory{byte})"/> of the stored body, with its <see cref="WebhookEvent.DeliveryId"/> and
    /// <see cref="WebhookEvent.SecretName"/>.
    /// </param>
    /// <param name="receivedAt">When it arrived.</param>
    /// <param name="processorName">The <see cref="WebhookProcessor.Name"/> of the processor that accepted it.</param>
    public AcceptedDelivery(WebhookEvent webhook, DateTimeOffset receivedAt, string processorName = "")
    {
        ArgumentNullException.ThrowIfNull(webhook);
        ArgumentNullException.ThrowIfNull(processorName);
        (Event, ReceivedAt, ProcessorName) = (webhook, receivedAt, processorName);
        Key = StoredKey(webhook.DedupeKey, processorName);
    }

    /// <summary>The event.</summary>
    public WebhookEvent Event { get; }

    /// <summary>
    /// What tells it from another, to store and handle each once: its <see cref="WebhookEvent.DedupeKey"/>, not shared with other
    /// processors, and at most 256 characters long. <see langword="null"/> when repeats cannot be told from news.
    /// </summary>
    public string? Key { get; }

    /// <summary>When it arrived.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>The <see cref="WebhookProcessor.Name"/> of the processor that accepted it, and that is to dispatch it.</summary>
    public string ProcessorName { get; }

    /// <summary>The span that it was received in.</summary>
    internal string? TraceParent { get; init; }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="stored">The bytes. They are kept, not copied: leave them alone for as long as the event is in use.</param>
    /// <exception cref="InvalidWebhookPayloadException">They are something else.</exception>
    public static AcceptedDelivery FromBytes(ReadOnlyMemory<byte> stored) => StoredDelivery.Read(stored);

    /// <summary>All that is needed to dispatch it later, for a queue's message or a table's column: a line of JSON, then the body as it came.</summary>
    public byte[] ToBytes() => StoredDelivery.Write(this);

    /// <summary>What it is about. Personal data is left out, so that it can be logged.</summary>
    public override string ToString() => Event.ToString();

    /// <summary>Notes that the event is claimed in a dedupe store, under <see cref="Key"/>.</summary>
    internal AcceptedDelivery Claimed()
    {
        _claim = Key;
        return this;
    }

    /// <summary>Whether the event is claimed; the claim is then the caller's to complete or release.</summary>
    internal bool TakeClaim() => Interlocked.Exchange(ref _claim, null) is not null;

    private static string? StoredKey(string? eventKey, string processorName)
    {
        var key = eventKey is null || processorName.Length == 0 ? eventKey : $"{processorName}/{eventKey}";
        return key is null || key.Length <= MaxKeyLength ? key : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }
}
