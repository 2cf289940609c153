using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Withallo.Api.Serialization;

namespace Withallo.Api.V2.Tests;

/// <summary>Writes and reads as the client does: through the context, and through nothing else.</summary>
internal static class Wire
{
    public static string Write<T>(T request)
        where T : class => JsonSerializer.Serialize(request, request is AlloObject ? null : TypeInfo<T>().Options);

    public static void Writes<T>(string expected, T request)
        where T : class
    {
        var written = JsonNode.Parse(new AlloContentSerializer(ResourceJson.People).ToHttpContent(request).ReadAsStream());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), written), $"Expected {expected}, but it is {written?.ToJsonString()}.");
    }

    /// <summary>What stands under <c>data</c>.</summary>
    public static T Read<T>(string json) =>
        ResourceJson.All.First(static json => json.Readers.Any(static reader => reader.Type == typeof(T))).TryRead<T>(Utf8(json), out var value)
            ? value!
            : throw new InvalidOperationException("There was nothing to read.");

    /// <summary>The whole body.</summary>
    public static T ReadWhole<T>(string json) => Read<T>(json);

    public static DateTimeOffset Utc(int year, int month, int day, int hour = 0, int minute = 0, int second = 0) =>
        new(year, month, day, hour, minute, second, TimeSpan.Zero);

    private static byte[] Utf8(string json) => System.Text.Encoding.UTF8.GetBytes(json);

    private static JsonTypeInfo<T> TypeInfo<T>() =>
        (JsonTypeInfo<T>?)WithalloV2JsonContext.Default.GetTypeInfo(typeof(T))
        ?? throw new InvalidOperationException($"{typeof(T)} is missing from the context.");
}
