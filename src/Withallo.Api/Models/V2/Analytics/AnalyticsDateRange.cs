using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A period of whole days, of which Allo does not say in which time zone they begin.</summary>
[AlloObject]
[JsonConverter(typeof(AlloObjectConverter<AnalyticsDateRange>))]
public sealed partial record AnalyticsDateRange : AlloObject
{
    /// <summary>Makes a period.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    public AnalyticsDateRange(DateOnly from, DateOnly to)
    {
        From = from;
        To = to;
    }

    /// <summary>Makes an empty period, to be filled by its members.</summary>
    public AnalyticsDateRange()
    {
    }

    /// <summary>The first day.</summary>
    public DateOnly From { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly To { get; set; }

    internal void Check(string member, string parameterName)
    {
        if (From > To)
        {
            throw new ArgumentException($"{member} ends before it begins: swap From and To.", parameterName);
        }
    }

    internal override string? Describe() => FormattableString.Invariant($"{{ From = {From:yyyy-MM-dd}, To = {To:yyyy-MM-dd} }}");
}
