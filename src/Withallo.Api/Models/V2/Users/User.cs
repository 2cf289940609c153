using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A member of the team. Any member may be missing but the id.</summary>
[AlloObject]
public sealed partial record User : AlloObject
{
    /// <summary>The user's id: opaque text; <c>usr-</c> and <c>usr_</c> both appear.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The email address.</summary>
    public string? Email { get; set; }

    /// <summary>What the user may do.</summary>
    public UserRole Role { get; set; }

    /// <summary>Whether the user is active or blocked.</summary>
    public UserStatus Status { get; set; }

    /// <summary>Where the user's picture is.</summary>
    public string? ImageUrl { get; set; }
}
