using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>The new queue to begin.</summary>
public sealed record ResetDialingQueueRequest
{
    /// <summary>The queue's name, 255 characters at most; null: unnamed.</summary>
    public string? Name { get; init; }

    /// <summary>Whose queue; null: that of the key's owner.</summary>
    [JsonIgnore]
    public Teammate? Teammate { get; init; }

    [JsonInclude]
    internal string? UserId => Teammate?.UserId;

    [JsonInclude]
    internal string? Email => Teammate?.Email;

    /// <summary>The type alone: a member may be personal data.</summary>
    public override string ToString() => nameof(ResetDialingQueueRequest);
}
