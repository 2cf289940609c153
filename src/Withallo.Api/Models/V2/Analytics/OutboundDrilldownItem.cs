using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A call behind a stage of the outbound funnel (rest-v2.md §10).</summary>
public sealed record OutboundDrilldownItem
{
    /// <summary>The call's id, as <see cref="IConversationsApi.GetItemAsync"/> takes it.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>Who called.</summary>
    public UserRef? User { get; set; }

    /// <summary>The number of the account.</summary>
    public string? AlloNumber { get; set; }

    /// <summary>What the account calls that number.</summary>
    public string? AlloNumberLabel { get; set; }

    /// <summary>The number called.</summary>
    public string? ContactNumber { get; set; }

    /// <summary>The stage it reached.</summary>
    public OutboundStage Stage { get; set; }

    /// <summary>Whether it met a voicemail.</summary>
    public bool? Voicemail { get; set; }

    /// <summary>The length in seconds.</summary>
    public int? Duration { get; set; }

    /// <summary>When it was made.</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? Date { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Id = ").Append(Id).Append(", Stage = ").Append(Stage.Value);
        return true;
    }
}
