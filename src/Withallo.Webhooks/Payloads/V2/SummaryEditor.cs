using Withallo.Json;

namespace Withallo.Webhooks.V2;

/// <summary>The user who edited the summary of a call.</summary>
[AlloObject]
public sealed partial record SummaryEditor : AlloObject
{
    /// <summary>The id of the user, <c>usr-…</c>.</summary>
    public string? Id { get; set; }

    /// <summary>The name of the user.</summary>
    public string? Name { get; set; }
}
