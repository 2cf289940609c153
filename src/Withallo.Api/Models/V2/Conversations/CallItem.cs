namespace Withallo.Api.V2;

/// <summary>What only a call has of a <see cref="ConversationItem"/>.</summary>
public sealed class CallItem
{
    private readonly ConversationItem _item;

    internal CallItem(ConversationItem item) => _item = item;

    /// <summary>The length.</summary>
    public TimeSpan? Duration => _item.Duration is { } seconds ? TimeSpan.FromSeconds((long)seconds) : null;

    /// <inheritdoc cref="ConversationItem.Result"/>
    public CallOutcome Result => _item.Result;

    /// <inheritdoc cref="ConversationItem.RecordingUrl"/>
    public string? RecordingUrl => _item.RecordingUrl;

    /// <inheritdoc cref="ConversationItem.Summary"/>
    public string? Summary => _item.Summary;

    /// <inheritdoc cref="ConversationItem.Tags"/>
    public IReadOnlyList<string> Tags => _item.Tags;

    /// <inheritdoc cref="ConversationItem.Transcript"/>
    public IReadOnlyList<TranscriptEntry>? Transcript => _item.Transcript;
}
