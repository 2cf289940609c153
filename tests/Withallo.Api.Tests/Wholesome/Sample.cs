using System.Text.Json;
using System.Text.Json.Nodes;
using Withallo.Webhooks;

namespace Withallo.Api.Tests.Wholesome;

/// <summary>JSON with every member of a type set, its texts recognizable.</summary>
internal static class Sample
{
    public const string Marker = "+12125550177 planted";

    public static JsonObject Of(Type type)
    {
        var json = new JsonObject();
        foreach (var member in Endpoints.Members(type))
        {
            json[Endpoints.WireName(member)] = Value(member.PropertyType, Marker + " in " + member.Name);
        }

        return json;
    }

    /// <summary>A value such as Allo would send for a member of that type.</summary>
    public static JsonNode? Value(Type type, string text)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when Endpoints.IsOptional(type) => Value(type.GetGenericArguments()[0], text),
            _ when type == typeof(string) => text,
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTimeOffset) => "2026-04-21T10:20:30Z",
            _ when type == typeof(DateOnly) => "2026-04-21",
            _ when type == typeof(JsonElement) => text,
            _ when type == typeof(WebhookTopic) => "CALL_RECEIVED",
            _ when type == typeof(Uri) => "https://example.com/",
            _ when type.IsPrimitive || type == typeof(decimal) => 7,
            _ when Endpoints.IsStringEnum(type) => "A_VALUE_OF_TOMORROW",
            _ when Endpoints.IsMap(type) => new JsonObject { ["key"] = Value(type.GetGenericArguments()[1], text) },
            _ when Endpoints.IsList(type) => new JsonArray(Value(type.GetGenericArguments()[0], text)),
            _ => Of(type),
        };
    }

    /// <summary>An object of that type with every member set.</summary>
    public static object Object(Type type) => JsonSerializer.Deserialize(Of(type).ToJsonString(), Endpoints.TypeInfo(type))!;

    /// <summary>A request of that type which passes the checks of the client.</summary>
    public static object Request(Type type) => Object(type);
}
