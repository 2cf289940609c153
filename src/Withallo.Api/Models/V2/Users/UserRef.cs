using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// A user, as other records name one. Name and email may be missing, whatever Allo's reference says.
/// </summary>
[AlloObject]
public sealed partial record UserRef : AlloObject
{
    /// <summary>The user's id.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The email address.</summary>
    public string? Email { get; set; }
}
