using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A note on a person.</summary>
[AlloObject]
public sealed partial record PersonNote : AlloObject
{
    /// <summary>The note's id.</summary>
    public string Id { get; set => field = value ?? ""; } = "";
}
