using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Withallo.Api.Generator.Tests.Support;

/// <summary>Compiles sources in memory and runs the generator over them.</summary>
internal static class Compiler
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var file
                && (file.StartsWith("System.", StringComparison.Ordinal) || file is "Withallo.Api.dll" or "Withallo.Webhooks.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A compilation that sees what this test project sees, the SDK's internals included.</summary>
    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Withallo.Api.Generator.Tests",
        [.. sources.Prepend(ImplicitUsings).Select((source, index) => Parse(source, $"Source{index}.cs"))],
        References,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new AlloApiGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static GeneratorRunResult Run(params string[] sources) =>
        Driver().RunGenerators(Compile(sources), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

    /// <summary>What the compiler says about sources and generated code, above the level of a hint. Only the generated code must have comments.</summary>
    public static string[] Complaints(params string[] sources)
    {
        Driver().RunGeneratorsAndUpdateCompilation(Compile(sources), out var output, out var ofGenerator, TestContext.Current.CancellationToken);
        return [.. output.GetDiagnostics(TestContext.Current.CancellationToken)
            .Concat(ofGenerator)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Where(diagnostic => diagnostic.Id != "CS1591" || !diagnostic.Location.GetLineSpan().Path.StartsWith("Source", StringComparison.Ordinal))
            .Select(diagnostic => diagnostic.ToString())];
    }
}
