using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// A run of the Power Dialer. What Allo says of one is described nowhere: beyond the id, everything is in
/// <see cref="AlloObject.AdditionalProperties"/>.
/// </summary>
[AlloObject]
public sealed partial record DialingSession : AlloObject
{
    /// <summary>The session's id.</summary>
    public string Id { get; set => field = value ?? ""; } = "";
}
