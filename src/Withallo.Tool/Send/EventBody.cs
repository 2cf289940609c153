using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Withallo.Testing;

namespace Withallo.Tool;

/// <summary>Makes the body of an event: a sample of its topic in its generation's envelope, or a file; with changes.</summary>
internal static class EventBody
{
    public static bool IsV2(string topic) => topic.Contains('.', StringComparison.Ordinal);

    /// <summary>A sample, new ids and all.</summary>
    public static byte[] Sample(string topic, IReadOnlyList<string> changes)
    {
        var now = TimeProvider.System.GetUtcNow();
        var body = new JsonObject { ["topic"] = topic };
        if (IsV2(topic))
        {
            body["version"] = "2.0";
            body["timestamp"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        }

        body["data"] = JsonNode.Parse(SamplePayload.Create(topic, now));
        return JsonText.BytesOf(Change(body, changes));
    }

    /// <summary>The bytes of a file as they are, unless there are changes to make.</summary>
    public static async Task<byte[]> FromFileAsync(string path, IReadOnlyList<string> changes, CancellationToken cancellationToken)
    {
        var content = await InputFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        var body = InputFile.ParseObject(path, content);
        return changes.Count == 0 ? content : JsonText.BytesOf(Change(body, changes));
    }

    private static JsonObject Change(JsonObject body, IReadOnlyList<string> changes)
    {
        foreach (var change in changes)
        {
            var end = change.IndexOf('=', StringComparison.Ordinal);
            if (end < 1)
            {
                throw new ToolException("--set takes a path and a value, such as data.from_number=+33639980100.", ExitCode.Usage);
            }

            Put(body, change[..end].Split('.'), Value(change[(end + 1)..]), change[..end]);
        }

        return body;
    }

    /// <summary>Goes down the path, makes the objects that are not there, and puts the value at its end.</summary>
    private static void Put(JsonNode node, ReadOnlySpan<string> path, JsonNode? value, string name)
    {
        if (node is JsonObject members)
        {
            if (path.Length == 1)
            {
                members[path[0]] = value;
                return;
            }

            Put(members[path[0]] is JsonObject or JsonArray ? members[path[0]]! : members[path[0]] = new JsonObject(), path[1..], value, name);
            return;
        }

        if (node is JsonArray rows && int.TryParse(path[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= rows.Count)
        {
            if (index == rows.Count)
            {
                rows.Add(path.Length == 1 ? null : (JsonNode)new JsonObject());
            }

            if (path.Length == 1)
            {
                rows[index] = value;
                return;
            }

            if (rows[index] is { } row and (JsonObject or JsonArray))
            {
                Put(row, path[1..], value, name);
                return;
            }
        }

        throw new ToolException($"--set {name}: the body has no such place.", ExitCode.Usage);
    }

    /// <summary>JSON where it is, a text where it is not: a number with a plus in front stays one.</summary>
    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
