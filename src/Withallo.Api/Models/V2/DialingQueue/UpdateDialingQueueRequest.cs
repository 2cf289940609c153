using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>What to change of a queue. A member that is not set stays as it is.</summary>
public sealed record UpdateDialingQueueRequest
{
    /// <summary>The queue's name, 1 to 255 characters. What an explicit null does is documented nowhere.</summary>
    [JsonConverter(typeof(OptionalConverter<string?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Name { get; init; }

    /// <summary>What the queue is for. What an explicit null does is documented nowhere.</summary>
    [JsonConverter(typeof(OptionalConverter<string?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Description { get; init; }

    /// <summary>What the dialer does when a voicemail picks up.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public VoicemailHandling VoicemailHandling { get; init; }

    /// <summary>Whether incoming calls are silenced meanwhile.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DoNotDisturb DoNotDisturb { get; init; }

    /// <summary>The type alone: a member may be personal data.</summary>
    public override string ToString() => nameof(UpdateDialingQueueRequest);
}
