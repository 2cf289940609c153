using Withallo.Json;

namespace Withallo.Webhooks;

/// <summary>A message that came or went: what the SMS topics of both generations share.</summary>
public abstract record MessagePayload : AlloObject
{
    private protected MessagePayload()
    {
    }

    /// <summary>The id of the message, <c>msg_…</c>; <see langword="null"/> in v0. It has nothing to do with the id of the delivery.</summary>
    public string? Id { get; set; }

    /// <summary>Which way it went. This decides, not the topic: <c>SMS_RECEIVED</c> may announce a message that was sent.</summary>
    public Direction Direction { get; set; }

    /// <summary>What kind of message it is: not its direction, unlike <c>type</c> on calls.</summary>
    public MessageType Type { get; set; }

    /// <summary>The text; may be <see langword="null"/> for <see cref="MessageType.Mms"/>.</summary>
    public string? Content { get; set; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Who sent it: as a rule E.164, or a short code or a sender id. Opaque text.</summary>
    public string? FromNumber { get; set; }

    /// <summary>The sender's name; on an outbound message the label of the Allo line.</summary>
    public string? FromName { get; set; }

    /// <summary>Whom it was sent to. Opaque text, as <see cref="FromNumber"/>.</summary>
    [AlloName("to_number", "to")]
    public string? ToNumber { get; set; }

    /// <summary>The recipient's name.</summary>
    public string? ToName { get; set; }

    /// <summary>The other party's number, whichever way the message went; <see langword="null"/> when the direction is not known.</summary>
    public string? RemoteNumber => Parties.Remote(Direction, FromNumber, ToNumber);

    /// <summary>The account's own number, whichever way the message went; <see langword="null"/> when the direction is not known.</summary>
    public string? AlloNumber => Parties.Allo(Direction, FromNumber, ToNumber);
}
