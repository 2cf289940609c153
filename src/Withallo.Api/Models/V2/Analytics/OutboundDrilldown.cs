namespace Withallo.Api.V2;

/// <summary>Which outbound calls to return one by one: Allo takes no page of them without a stage.</summary>
public sealed record OutboundDrilldown
{
    /// <summary>Asks for the calls behind a stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <exception cref="ArgumentException">There is no stage.</exception>
    public OutboundDrilldown(OutboundStage stage)
    {
        if (stage == default)
        {
            throw new ArgumentException("The stage is empty: give one, such as OutboundStage.Connected.", nameof(stage));
        }

        Stage = stage;
    }

    /// <summary>The stage whose calls are returned.</summary>
    public OutboundStage Stage { get; }

    /// <summary>The page, from 1; null: the first.</summary>
    public int? Page { get; init; }

    /// <summary>Rows a page, 1 to 100; null: 20.</summary>
    public int? Size { get; init; }
}
