using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Withallo.Api.V2;
using Withallo.Webhooks;

namespace Withallo.Conformance.Tests;

/// <summary>Compares what was served with what the client made of it.</summary>
internal static class ResponseCheck
{
    /// <summary>What the client returned, written as Allo writes it: in its envelope, without members that only have their default.</summary>
    public static JsonNode? Rewrite(JsonNode served, object returned, JsonTypeInfo typeInfo)
    {
        var written = JsonSerializer.SerializeToNode(returned, typeInfo);
        if (!IsPageOfV2(typeInfo.Type))
        {
            written = new JsonObject { ["data"] = written };
        }

        if (served["data"] is JsonObject data && data["metadata"] is JsonObject metadata && metadata.ContainsKey("pagination")
            && written!["data"]!["metadata"] is { } flat)
        {
            // Allo has two places for the same two numbers, and the client one (docs/allo-api/v1.md#page-metadata).
            written["data"]!["metadata"] = new JsonObject { ["pagination"] = flat.DeepClone() };
        }

        return WithoutDefaults(served, written);
    }

    private static bool IsPageOfV2(Type? type) =>
        type is not null && ((type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Page<>)) || IsPageOfV2(type.BaseType));

    /// <summary>Where the two differ: dates are compared as moments, numbers by value; null is as good as absent.</summary>
    public static IEnumerable<string> Differences(JsonNode? served, JsonNode? written, string at) => (served, written) switch
    {
        (null, null or JsonArray { Count: 0 }) => [],
        (JsonObject a, JsonObject b) => a.Select(member => member.Key).Union(b.Select(member => member.Key))
            .SelectMany(name => Differences(a[name], b[name], $"{at}.{name}")),
        (JsonArray a, JsonArray b) when a.Count == b.Count => a.Zip(b).SelectMany((pair, i) => Differences(pair.First, pair.Second, $"{at}[{i}]")),
        (JsonValue a, JsonValue b) when IsSame(a, b) => [],
        (_, null) => [$"{at} is lost"],
        _ => [$"{at} was {served?.ToJsonString() ?? "null"} and is {written?.ToJsonString() ?? "null"}"],
    };

    /// <summary>The members and enumeration values anywhere in a response that the models do not know.</summary>
    public static IEnumerable<string> Unknown(object? value)
    {
        if (value is IEnumerable items and not string)
        {
            return items.Cast<object?>().SelectMany(Unknown);
        }

        if (value?.GetType().Namespace?.StartsWith("Withallo", StringComparison.Ordinal) is not true)
        {
            return [];
        }

        if (IsUnknownValue(value))
        {
            return [$"{value.GetType().Name} does not know «{value}»"];
        }

        return value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property => property.GetValue(value) switch
        {
            IDictionary<string, JsonElement> unknown when property.IsDefined(typeof(JsonExtensionDataAttribute)) =>
                unknown.Keys.Select(name => $"{value.GetType().Name} has no property for {name}"),
            var member => Unknown(member),
        });
    }

    /// <summary>Leaves out of the second what the first lacks, where it is null, empty or false: what a model's member is when nothing was sent.</summary>
    public static JsonNode? WithoutDefaults(JsonNode? served, JsonNode? written)
    {
        switch (served, written)
        {
            case (JsonObject a, JsonObject b):
                foreach (var (name, member) in b.ToArray())
                {
                    if (!a.ContainsKey(name) && IsDefault(member))
                    {
                        b.Remove(name);
                    }
                    else
                    {
                        WithoutDefaults(a[name], member);
                    }
                }

                break;
            case (JsonArray a, JsonArray b):
                foreach (var (first, second) in a.Zip(b))
                {
                    WithoutDefaults(first, second);
                }

                break;
        }

        return written;
    }

    private static bool IsUnknownValue(object value) => value switch
    {
        WebhookTopic topic => !topic.IsKnown,
        _ when value.GetType().GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IStringEnum<>)) =>
            value.ToString() is { Length: > 0 } && !((IEnumerable)value.GetType().GetProperty("Known")!.GetValue(null)!).Cast<object>().Contains(value),
        _ => false,
    };

    private static bool IsDefault(JsonNode? node) => node switch
    {
        null or JsonArray { Count: 0 } => true,
        JsonValue value => value.GetValueKind() is JsonValueKind.False || (value.TryGetValue<string>(out var text) && text.Length == 0),
        _ => false,
    };

    private static bool IsSame(JsonValue served, JsonValue written)
    {
        if (served.GetValueKind() != JsonValueKind.String || written.GetValueKind() != JsonValueKind.String)
        {
            return JsonNode.DeepEquals(served, written);
        }

        var (first, second) = (served.ToString(), written.ToString());
        return first == second || (Moment(first) is { } moment && moment == Moment(second));
    }

    /// <summary>A date as every machine has to read it: without an offset it is UTC (docs/allo-api/values.md#dates).</summary>
    private static DateTimeOffset? Moment(string text) =>
        text.Length >= 19 && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
