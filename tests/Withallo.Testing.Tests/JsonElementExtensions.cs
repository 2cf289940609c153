using System.Text.Json;

namespace Withallo.Tests;

internal static class JsonElementExtensions
{
    extension(JsonElement element)
    {
        public string? Text(string name) => element.GetProperty(name).GetString();

        public bool Has(string name) => element.TryGetProperty(name, out _);

        public bool IsNull(string name) => element.GetProperty(name).ValueKind == JsonValueKind.Null;

        public string[] Texts(string name) => [.. element.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];

        public string[] Names => [.. element.EnumerateObject().Select(member => member.Name)];
    }
}
