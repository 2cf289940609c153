using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// What to change of the current queue, which is made when there is none. A member that is not set stays as it is.
/// </summary>
public sealed record UpsertDialingQueueRequest
{
    /// <summary>The queue's name, 1 to 255 characters. What an explicit null does is documented nowhere.</summary>
    [JsonConverter(typeof(OptionalConverter<string?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Name { get; init; }

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
    public override string ToString() => nameof(UpsertDialingQueueRequest);
}
