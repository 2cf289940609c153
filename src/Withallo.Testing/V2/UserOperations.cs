using System.Text.Json;
using Withallo.Api.V2;

namespace Withallo.Testing.V2;

/// <summary>The team (docs/allo-api/v2.md#users).</summary>
internal sealed class UserOperations(SandboxState state)
{
    private const string Scope = "USERS_READ";

    public IReadOnlyList<Route> Routes =>
    [
        new("GET", "/users", Scope, List, "The team"),
        new("GET", "/users/{id}", Scope, Get, "One of the team"),
    ];

    private Reply List(SandboxRequest request, IReadOnlyList<string> values)
    {
        var role = request.QueryValue("role");

        // There is no value for everyone; without one, only active users are returned.
        var status = request.QueryValue("status") ?? UserStatus.Active.Value;
        return WireJson.List(state.Users.Where(user => (role is null || user.Role.Value == role) && user.Status.Value == status), Write);
    }

    private Reply Get(SandboxRequest request, IReadOnlyList<string> values) =>
        WireJson.Data(state.Users.FirstOrDefault(user => user.Id == values[0]) ?? throw V2Errors.For("MEMBER_NOT_FOUND", "id"), Write);

    private static void Write(Utf8JsonWriter json, User user)
    {
        json.WriteStartObject();
        json.WriteString("id", user.Id);
        json.WriteString("name", user.Name);
        json.WriteString("email", user.Email);
        WireJson.WriteWord(json, "role", user.Role.Value);
        WireJson.WriteWord(json, "status", user.Status.Value);
        json.WriteString("image_url", user.ImageUrl);
        WireJson.WriteMore(json, user.AdditionalProperties);
        json.WriteEndObject();
    }
}
