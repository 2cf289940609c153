using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A Power Dialer queue without its numbers (rest-v2.md §9).</summary>
public record DialingQueueMeta
{
    /// <summary>The queue's id, <c>pdl_…</c>.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The queue's name.</summary>
    public string? Name { get; set; }

    /// <summary>The user who made it: the owner of the key.</summary>
    public string? CreatorId { get; set; }

    /// <summary>The user who dials it.</summary>
    public string? AssigneeId { get; set; }

    /// <summary>What the dialer does when a voicemail picks up.</summary>
    public VoicemailHandling VoicemailHandling { get; set; }

    /// <summary>Whether incoming calls are silenced meanwhile.</summary>
    public DoNotDisturb DoNotDisturb { get; set; }

    /// <summary>When it was made (UTC).</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was last changed (UTC).</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>Prints the id: other members may be personal data.</summary>
    /// <param name="text">Where to.</param>
    protected virtual bool PrintMembers(StringBuilder text)
    {
        text.Append("Id = ").Append(Id);
        return true;
    }
}
