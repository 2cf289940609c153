using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>A member of the team (rest-v2.md §4). Any member may be missing but the id.</summary>
public sealed record User
{
    /// <summary>The user's id: opaque text; <c>usr-</c> and <c>usr_</c> both appear (rest-v2.md §16 trap 1).</summary>
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

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Id = ").Append(Id).Append(", Role = ").Append(Role.Value).Append(", Status = ").Append(Status.Value);
        return true;
    }
}
