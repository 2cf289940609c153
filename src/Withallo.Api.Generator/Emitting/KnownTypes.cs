namespace Withallo.Api.Generator.Emitting;

/// <summary>The types that generated code names on its own account.</summary>
internal static class KnownTypes
{
    private const string Sdk = "Withallo.Api";
    private const string Declarative = "Withallo.Api.Declarative";

    public static readonly KnownType[] All =
    [
        new("System", "ArgumentException"),
        new("System", "ArgumentNullException"),
        new("System", "ArgumentOutOfRangeException"),
        new("System", "InvalidOperationException"),
        new("System.Collections.Generic", "List", 1),
        new("System.Globalization", "CultureInfo"),
        new("System.Net.Http", "HttpMethod"),
        new("System.Threading", "CancellationToken"),
        new("System.Threading.Tasks", "Task"),
        new("System.Threading.Tasks", "Task", 1),
        new(Sdk, "ApiGeneration"),
        new(Sdk, "RequestOptions"),
        new(Sdk, "WithalloResponse"),
        new(Sdk, "WithalloResponse", 1),
        new(Declarative, "Answer"),
        new(Declarative, "Answer", 1),
        new(Declarative, "ApiCall", 1),
        new(Declarative, "ApiChannel"),
        new(Declarative, "Nothing"),
        new(Declarative, "Operation"),
        new(Declarative, "RequestBody"),
        new(Declarative, "UrlBuilder"),
    ];
}
