using System.Reflection;

namespace Withallo.Conformance.Tests;

/// <summary>Where the vendor's document is. It is not part of the repository.</summary>
internal static class VendorFile
{
    private const string Variable = "WITHALLO_OPENAPI";

    /// <summary>Why tests are skipped without it.</summary>
    public const string Missing =
        $"the vendor's document: {Variable}=/path/to/openapi.json dotnet test --project tests/Withallo.Conformance.Tests";

    /// <summary>The text; null when there is none. A path that the variable names must exist.</summary>
    public static string? ReadOrNull()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return File.ReadAllText(named);
        }

        var root = typeof(VendorFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "RepositoryRoot").Value!;
        var beside = Path.Combine(root, "..", "shared", "reference", "vendor-openapi.json");
        return File.Exists(beside) ? File.ReadAllText(beside) : null;
    }
}
