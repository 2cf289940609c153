using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Withallo.PublicApi.Tests;

/// <summary>What users get: the packages, as they are packed from this build.</summary>
public sealed partial class PackageTests(PackageTests.Packages packages) : IClassFixture<PackageTests.Packages>
{
    public static TheoryData<string, string[]> Dependencies => new()
    {
        { "Withallo.Webhooks", [] },
        { "Withallo.Webhooks.AspNetCore", ["Withallo.Webhooks"] },
        { "Withallo.Webhooks.PostgreSql", ["Npgsql", "Withallo.Webhooks"] },
        {
            "Withallo.Webhooks.Wolverine",
            ["Microsoft.Data.Sqlite", "Withallo.Webhooks.AspNetCore", "WolverineFx", "WolverineFx.Postgresql", "WolverineFx.Sqlite"]
        },
        {
            "Withallo.Api",
            [
                "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Http", "Microsoft.Extensions.Http.Resilience",
                "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options.ConfigurationExtensions",
                "Polly.Core", "Polly.RateLimiting", "Refit", "Refit.HttpClientFactory", "Withallo.Webhooks",
            ]
        },
        { "Withallo.Blazor", ["Withallo.Api"] },
        { "Withallo.Testing", ["Withallo.Api", "Withallo.Webhooks"] },
    };

    /// <summary>What a package has beside its assembly: Blazor's style sheet, with what serves it, and sentences in French.</summary>
    private static readonly Dictionary<string, string[]> More = new()
    {
        ["Withallo.Blazor"] =
        [
            "build/Microsoft.AspNetCore.StaticWebAssetEndpoints.props", "build/Microsoft.AspNetCore.StaticWebAssets.props", "build/Withallo.Blazor.props",
            "buildMultiTargeting/Withallo.Blazor.props", "buildTransitive/Withallo.Blazor.props",
            "lib/net10.0/fr/Withallo.Blazor.resources.dll", "staticwebassets/withallo.css",
        ],
    };

    [Theory]
    [MemberData(nameof(Dependencies))]
    public void A_package_depends_on_what_it_uses_and_on_no_build_tool(string id, string[] expected)
    {
        var nuspec = packages.Nuspec(id);

        Assert.Equal(expected, Elements(nuspec, "dependency").Select(dependency => dependency.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        Assert.Equal("net10.0", Assert.Single(Elements(nuspec, "group"), group => group.Attribute("targetFramework") is not null && group.Parent!.Name.LocalName == "dependencies").Attribute("targetFramework")!.Value);
    }

    [Theory]
    [MemberData(nameof(Dependencies))]
    public void A_package_holds_its_assembly_its_comments_its_own_readme_and_the_icon(string id, string[] _)
    {
        string[] expected = ["README.md", "icon.png", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", .. More.GetValueOrDefault(id, [])];
        Assert.Equal(expected.Order(StringComparer.Ordinal), packages.Files(id));
        Assert.Equal(Repository.Read($"src/{id}/README.md"), packages.Readme(id));
        Assert.Equal([$"lib/net10.0/{id}.pdb"], packages.SymbolFiles(id));
    }

    [Theory]
    [MemberData(nameof(Dependencies))]
    public void A_package_says_what_it_is(string id, string[] _)
    {
        var nuspec = packages.Nuspec(id);

        Assert.Equal("MIT", Elements(nuspec, "license").Single().Value);
        Assert.Equal("README.md", Elements(nuspec, "readme").Single().Value);
        Assert.Equal("icon.png", Elements(nuspec, "icon").Single().Value);
        Assert.NotEqual(id, Elements(nuspec, "authors").Single().Value);
        Assert.EndsWith(".", Elements(nuspec, "description").Single().Value, StringComparison.Ordinal);
        Assert.Contains("withallo", Elements(nuspec, "tags").Single().Value, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Dependencies))]
    public void A_readme_says_what_the_package_is_shows_code_and_can_be_read_away_from_the_repository(string id, string[] _)
    {
        var readme = packages.Readme(id);

        Assert.StartsWith($"# {id}\n", readme, StringComparison.Ordinal);
        Assert.Contains("```csharp", readme, StringComparison.Ordinal);
        Assert.All(Link().Matches(readme), link => Assert.StartsWith("https://", link.Groups["target"].Value, StringComparison.Ordinal));
    }

    // The generator is not packed, and the tool is packed, installed and run by tests of its own.
    [Fact]
    public void Every_library_that_ships_is_here() => Assert.Equal(
        Repository.Files("src", "*.csproj").Select(Path.GetFileNameWithoutExtension)
            .Where(id => id is not ("Withallo.Json.Generator" or "Withallo.Tool")).Order(StringComparer.Ordinal),
        Dependencies.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\]\((?<target>[^)]*)\)")]
    private static partial Regex Link();

    private static IEnumerable<XElement> Elements(XDocument nuspec, string name) =>
        nuspec.Descendants().Where(element => element.Name.LocalName == name);

    public sealed class Packages : IAsyncLifetime
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("withallo-packages-");

        public async ValueTask InitializeAsync()
        {
            var configuration = typeof(PackageTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
            foreach (var row in Dependencies)
            {
                string[] arguments = ["pack", Repository.PathOf($"src/{row.Data.Item1}"), "--no-build", "-c", configuration, "-o", _folder.FullName];
                using var pack = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
                var said = await pack.StandardOutput.ReadToEndAsync();
                await pack.WaitForExitAsync();
                Assert.True(pack.ExitCode == 0, said);
            }
        }

        public ValueTask DisposeAsync()
        {
            _folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }

        public XDocument Nuspec(string id)
        {
            using var package = Open(id, "nupkg");
            return XDocument.Load(package.Entries.Single(entry => entry.FullName == id + ".nuspec").Open());
        }

        public string Readme(string id)
        {
            using var package = Open(id, "nupkg");
            using var reader = new StreamReader(package.Entries.Single(entry => entry.FullName == "README.md").Open());
            return reader.ReadToEnd().ReplaceLineEndings("\n");
        }

        /// <summary>What is in a package, without what the format itself puts there.</summary>
        public string[] Files(string id)
        {
            using var package = Open(id, "nupkg");
            return Payload(package);
        }

        public string[] SymbolFiles(string id)
        {
            using var package = Open(id, "snupkg");
            return Payload(package);
        }

        private static string[] Payload(ZipArchive package) =>
        [
            .. package.Entries.Select(entry => entry.FullName)
                .Where(name => !name.EndsWith(".nuspec", StringComparison.Ordinal) && !name.StartsWith("_rels/", StringComparison.Ordinal)
                    && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
                .Order(StringComparer.Ordinal),
        ];

        private ZipArchive Open(string id, string extension) => ZipFile.OpenRead(Path.Combine(_folder.FullName, $"{id}.0.1.0.{extension}"));
    }
}
