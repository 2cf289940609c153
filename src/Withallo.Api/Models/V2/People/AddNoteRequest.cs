namespace Withallo.Api.V2;

/// <summary>A note to put on a person.</summary>
public sealed record AddNoteRequest
{
    /// <summary>The text.</summary>
    public required string Content { get; init; }

    /// <summary>The type alone: the text is personal data.</summary>
    public override string ToString() => nameof(AddNoteRequest);
}
