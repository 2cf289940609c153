using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Contract.Tests.Support;

/// <summary>A mapping file in WireMock's format, as far as ours go: a member that is not declared here is an error.</summary>
internal sealed record Mapping(
    string Name,
    MappingMetadata Metadata,
    RequestPattern Request,
    ResponseDefinition Response,
    string? ScenarioName = null,
    string? RequiredScenarioState = null,
    string? NewScenarioState = null)
{
    /// <summary>The state that a scenario begins in.</summary>
    public const string Started = "Started";

    private static readonly JsonSerializerOptions _strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false) },
    };

    public static IReadOnlyList<Mapping> All { get; } = [.. Read(System.IO.Path.Combine(AppContext.BaseDirectory, "Mappings"))];

    /// <summary>The file, below <c>Mappings</c>, without <c>.json</c>.</summary>
    [JsonIgnore]
    public string Path { get; private init; } = "";

    public override string ToString() => Path;

    private static IEnumerable<Mapping> Read(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
        let path = System.IO.Path.ChangeExtension(System.IO.Path.GetRelativePath(folder, file), null).Replace('\\', '/')
        orderby path
        select JsonSerializer.Deserialize<Mapping>(File.ReadAllBytes(file), _strict)! with { Path = path };
}
