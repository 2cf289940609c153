using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Withallo.Webhooks.Tests;

/// <summary>Looks at payloads by reflection, which only tests may do.</summary>
internal static class Wholesome
{
    public static IReadOnlyList<Type> Objects { get; } =
        [.. typeof(AlloObject).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(AlloObject)) && !type.IsAbstract)];

    public static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties().Where(property => property.Name != nameof(AlloObject.AdditionalProperties));

    public static IEnumerable<PropertyInfo> SettableMembers(Type type) => Members(type).Where(property => property.CanWrite);

    /// <summary>All that a payload says, computed members too, as text.</summary>
    public static string Describe(WebhookEvent webhook) =>
        webhook.GetType().GetProperty("Data") is { } data ? Describe(data.GetValue(webhook)) : webhook.Topic.Name;

    public static string Describe(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        JsonElement element => element.GetRawText(),
        IEnumerable<KeyValuePair<string, JsonElement>> members =>
            $"{{{string.Join(",", members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => member.Key + ":" + Describe(member.Value)))}}}",
        IEnumerable items => $"[{string.Join(",", items.Cast<object?>().Select(Describe))}]",
        AlloObject item => $"{item.GetType().Name}({string.Join(",", item.GetType().GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal).Select(property => $"{property.Name}={Describe(property.GetValue(item))}"))})",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
