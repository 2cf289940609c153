using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A call behind a stage of the outbound funnel.</summary>
[AlloObject]
public sealed partial record OutboundDrilldownItem : AlloObject
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
    public DateTimeOffset? Date { get; set; }
}
