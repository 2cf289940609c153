using Withallo.Json;

namespace Withallo;

/// <summary>What kind of message it is; its direction is another member. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
public readonly partial record struct MessageType : IStringEnum<MessageType>
{
    /// <summary>Text.</summary>
    public static partial MessageType Sms { get; }

    /// <summary>Text or media, as a multimedia message.</summary>
    public static partial MessageType Mms { get; }

    /// <summary>A WhatsApp message (API v2 only).</summary>
    [AlloName("WHATSAPP")]
    public static partial MessageType WhatsApp { get; }
}
