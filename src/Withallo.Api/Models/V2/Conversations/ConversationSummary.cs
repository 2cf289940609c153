using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A conversation: all items between a number of the account and one other number.</summary>
[AlloObject]
public sealed partial record ConversationSummary : AlloObject
{
    /// <summary>The other number, E.164.</summary>
    public string? ContactNumber { get; set; }

    /// <summary>Who has that number; several contacts may share one.</summary>
    public IReadOnlyList<ConversationContact> Contacts { get; set => field = value ?? []; } = [];

    /// <summary>When something last happened.</summary>
    public DateTimeOffset? LastActivity { get; set; }

    /// <summary>What happened last, only partly filled: even the numbers may be missing.</summary>
    public ConversationItem? LastItem { get; set; }
}
