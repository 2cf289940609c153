using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>A queue to make. Every member may be left out.</summary>
public sealed record CreateDialingQueueRequest
{
    /// <summary>The queue's name, 1 to 255 characters; null: unnamed.</summary>
    public string? Name { get; init; }

    /// <summary>What the queue is for.</summary>
    public string? Description { get; init; }

    /// <summary>What the dialer does when a voicemail picks up.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public VoicemailHandling VoicemailHandling { get; init; }

    /// <summary>Whether incoming calls are silenced meanwhile.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DoNotDisturb DoNotDisturb { get; init; }

    /// <summary>Whose queue; null: that of the key's owner.</summary>
    [JsonIgnore]
    public Teammate? Teammate { get; init; }

    [JsonInclude]
    internal string? UserId => Teammate?.UserId;

    [JsonInclude]
    internal string? Email => Teammate?.Email;

    /// <summary>The type alone: a member may be personal data.</summary>
    public override string ToString() => nameof(CreateDialingQueueRequest);
}
