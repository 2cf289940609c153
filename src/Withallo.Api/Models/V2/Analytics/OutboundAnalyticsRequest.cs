using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>The figures of outbound calls to ask for.</summary>
public sealed record OutboundAnalyticsRequest : AnalyticsRequest
{
    /// <summary>The tags, by their keys (<see cref="Tag.Name"/>), that make a call a conversion.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>How long each point of the time series is; unset: a day.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Granularity Granularity { get; init; }

    /// <summary>The stage whose calls are returned one by one; null: figures only.</summary>
    [JsonIgnore]
    public OutboundDrilldown? Drilldown { get; init; }

    [JsonInclude]
    internal string? Extend => Drilldown is null ? null : "items";

    [JsonInclude]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    internal OutboundStage Stage => Drilldown?.Stage ?? default;

    [JsonInclude]
    internal int? Page => Drilldown?.Page;

    [JsonInclude]
    internal int? Size => Drilldown?.Size;

    private protected override void Validate(string parameterName)
    {
        base.Validate(parameterName);
        Pages.Check(Page, Size, parameterName);
    }
}
