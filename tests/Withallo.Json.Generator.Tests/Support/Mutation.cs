using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Withallo.Json.Generator.Tests.Support;

/// <summary>Damages a document: members dropped, kinds swapped, nesting, then bytes flipped, cut and repeated.</summary>
internal static class Mutation
{
    // Stands for half a surrogate pair, which no JsonNode can write.
    private const string Half = "HALF";

    private static readonly string[] _others =
    [
        "null", "true", "0", "-1.5e300", "9223372036854775808", "\"\"", "\"text\"", $"\"{Half}\"", "\"2024-13-01\"", "[]", "[null,1,\"a\",{},[{}]]", "{}",
        "{\"name\":{},\"id\":[],\"data\":{\"data\":[]}}",
    ];

    private static readonly string[] _pieces = ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud83d", "\uFEFF", "1e999", "null", "\"data\":", "\"id\":", "\0", "é"];

    public static byte[] Of(byte[] body, Random random)
    {
        var json = JsonNode.Parse(JsonText.Utf8Of(body))!;
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            json = Change(json, random);
        }

        var bytes = Encoding.UTF8.GetBytes(json.ToJsonString().Replace(Half, "\\ud83d", StringComparison.Ordinal)).ToList();
        for (var changes = random.Next(3); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(random.GetItems(_pieces, 1)[0]));
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Drops, replaces, wraps or doubles one value somewhere.</summary>
    private static JsonNode Change(JsonNode root, Random random)
    {
        var all = new List<(JsonNode? Parent, string? Name, int Index)>();
        Collect(root, all);
        if (all.Count == 0)
        {
            return root;
        }

        var (parent, name, index) = all[random.Next(all.Count)];
        var value = name is null ? parent![index] : parent![name];
        var copy = value?.DeepClone();
        JsonNode? next;
        switch (random.Next(5))
        {
            case 0:
                if (name is null)
                {
                    parent.AsArray().RemoveAt(index);
                }
                else
                {
                    parent.AsObject().Remove(name);
                }

                return root;
            case 1:
                next = new JsonArray(copy);
                break;
            case 2:
                next = new JsonObject { [random.Next(2) == 0 ? "data" : "name"] = copy };
                break;
            case 3:
                next = copy;
                for (var depth = random.Next(80); depth > 0; depth--)
                {
                    next = new JsonArray(next);
                }

                break;
            default:
                next = JsonNode.Parse(random.GetItems(_others, 1)[0]);
                break;
        }

        if (name is null)
        {
            parent[index] = next;
        }
        else
        {
            parent[name] = next;
        }

        return JsonNode.Parse(root.ToJsonString(new JsonSerializerOptions { MaxDepth = 1000 }), documentOptions: new JsonDocumentOptions { MaxDepth = 1000 })!;
    }

    private static void Collect(JsonNode? node, List<(JsonNode? Parent, string? Name, int Index)> all)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    all.Add((members, name, 0));
                    Collect(value, all);
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    all.Add((items, null, i));
                    Collect(items[i], all);
                }

                break;
        }
    }
}
