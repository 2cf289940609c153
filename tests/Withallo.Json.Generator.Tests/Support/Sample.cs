using System.Text.Json;
using System.Text.Json.Nodes;
using Withallo.Webhooks;

namespace Withallo.Json.Generator.Tests.Support;

/// <summary>Values such as Allo sends.</summary>
internal static class Sample
{
    /// <summary>An object of that type with every member set, in two variants that differ in every member.</summary>
    public static JsonObject Of(Type type, int variant = 0)
    {
        var json = new JsonObject();
        foreach (var member in AlloTypes.Members(type))
        {
            json[AlloTypes.Names(member)[0]] = Value(member.PropertyType, variant);
        }

        return json;
    }

    public static JsonNode Value(Type type, int variant = 0)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => $"text {variant}",
            _ when type == typeof(bool) => variant == 0,
            _ when type == typeof(DateTimeOffset) => $"2026-04-2{variant}T10:20:30Z",
            _ when type == typeof(DateOnly) => $"2026-04-2{variant}",
            _ when type == typeof(WebhookTopic) => variant == 0 ? "CALL_RECEIVED" : "call.of_tomorrow",
            _ when type.IsPrimitive || type == typeof(decimal) => 7 + variant,
            _ when AlloTypes.IsStringEnum(type) => $"VALUE_{variant}",
            _ when type == typeof(IReadOnlyDictionary<string, JsonElement>) => new JsonObject { ["key"] = variant },
            _ when type.IsInterface => new JsonArray(Value(type.GenericTypeArguments[0], variant), Value(type.GenericTypeArguments[0], variant)),
            _ => Of(type, variant),
        };
    }
}
