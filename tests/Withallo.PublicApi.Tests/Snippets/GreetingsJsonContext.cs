using System.Text.Json.Serialization;

namespace Snippets;

/// <summary>The bodies of the endpoint that the README declares.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<ReadmeSnippets.Greeting>))]
[JsonSerializable(typeof(ReadmeSnippets.Greeting))]
internal sealed partial class GreetingsJsonContext : JsonSerializerContext;
