using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Withallo.Json.Generator.Tests.Support;

/// <summary>Compiles sources in memory and runs the generator over them.</summary>
internal static class Compiler
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Text.Json;
        global using Withallo;
        global using Withallo.Json;
        """;

    private static readonly CSharpParseOptions _parseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var file
                && (file.StartsWith("System.", StringComparison.Ordinal) || file is "Withallo.Webhooks.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A compilation that sees what this test project sees, the SDK's internals included.</summary>
    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Withallo.Json.Generator.Tests",
        [.. sources.Prepend(Usings).Select(static (source, index) => Parse(source, $"Source{index}.cs"))],
        _references,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, _parseOptions, path);

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new AlloJsonGenerator().AsSourceGenerator()],
        parseOptions: _parseOptions,
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static GeneratorRunResult Run(params string[] sources) =>
        Driver().RunGenerators(Compile(sources), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

    /// <summary>What the generator and the compiler report about sources and generated code, above the level of a hint.</summary>
    public static string[] Diagnostics(params string[] sources)
    {
        Driver().RunGeneratorsAndUpdateCompilation(Compile(sources), out var output, out var ofGenerator, TestContext.Current.CancellationToken);
        return [.. output.GetDiagnostics(TestContext.Current.CancellationToken)
            .Concat(ofGenerator)
            .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.Id.StartsWith("CS1591", StringComparison.Ordinal))
            .Select(static diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];
    }
}
