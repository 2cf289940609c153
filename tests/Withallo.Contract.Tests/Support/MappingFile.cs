using System.Text.Json.Nodes;

namespace Withallo.Contract.Tests.Support;

/// <summary>A mapping, as it lies beside the tests.</summary>
/// <param name="Path">Below Mappings, without <c>.json</c>.</param>
/// <param name="Json">What it says.</param>
internal sealed record MappingFile(string Path, JsonObject Json)
{
    /// <summary>What WireMock is started with.</summary>
    public static string Root { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "wiremock");

    public static IReadOnlyList<MappingFile> All { get; } = [.. Read().OrderBy(file => file.Path, StringComparer.Ordinal)];

    public string? Name => (string?)Json["name"];

    public JsonNode Request => Json["request"]!;

    public override string ToString() => Path;

    private static IEnumerable<MappingFile> Read()
    {
        var folder = System.IO.Path.Combine(Root, "mappings");
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            var path = System.IO.Path.ChangeExtension(System.IO.Path.GetRelativePath(folder, file), null).Replace('\\', '/');
            yield return new MappingFile(path, JsonNode.Parse(File.ReadAllText(file))!.AsObject());
        }
    }
}
