using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A number of a Power Dialer queue, and what became of it (rest-v2.md §9).</summary>
public sealed record QueueNumber
{
    /// <summary>The number, E.164.</summary>
    public string? NumberTo { get; set; }

    /// <summary>Its place in the queue, from 0.</summary>
    public int? Position { get; set; }

    /// <summary>When it entered the queue (UTC).</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was last changed (UTC).</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>When it was called (UTC); null: not yet.</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? CallStartDate { get; set; }

    /// <summary>The call, as <see cref="IConversationsApi.GetItemAsync"/> takes it; null: not called yet.</summary>
    public string? CallId { get; set; }

    /// <summary>How the call ended.</summary>
    public RoutingResult RoutingResult { get; set; }

    /// <summary>Whether it has its contact yet.</summary>
    public SyncStatus SyncStatus { get; set; }

    /// <summary>Whether a voicemail picked up.</summary>
    public bool? DetectedOutboundVoicemail { get; set; }

    /// <summary>Why it was not reached.</summary>
    public NotReachedReason NotReachedDestinationReason { get; set; }

    /// <summary>Whether a voicemail was left.</summary>
    public bool? VoicemailLeft { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Position = {Position}, CallId = {CallId}, RoutingResult = {RoutingResult.Value}");
        return true;
    }
}
