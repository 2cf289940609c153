namespace Withallo.Tool;

internal enum FindingState
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>It may be meant so; worth a look.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Bad,
}
