namespace Withallo.Api.V2;

/// <summary>What only a message has of a <see cref="ConversationItem"/>.</summary>
public sealed class MessageItem
{
    private readonly ConversationItem _item;

    internal MessageItem(ConversationItem item) => _item = item;

    /// <inheritdoc cref="ConversationItem.Content"/>
    public string? Content => _item.Content;

    /// <inheritdoc cref="ConversationItem.Status"/>
    public MessageStatus Status => _item.Status;

    /// <inheritdoc cref="ConversationItem.MessageType"/>
    public MessageType MessageType => _item.MessageType;
}
