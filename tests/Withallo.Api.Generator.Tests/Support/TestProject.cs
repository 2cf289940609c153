using System.Reflection;

namespace Withallo.Api.Generator.Tests.Support;

/// <summary>Where the sources of this project stand, as the build noted it down.</summary>
internal static class TestProject
{
    public static string Directory { get; } = typeof(TestProject).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "ProjectDirectory").Value!;

    public static string Read(params string[] path) =>
        File.ReadAllText(Path.Combine([Directory, .. path])).ReplaceLineEndings("\n");
}
