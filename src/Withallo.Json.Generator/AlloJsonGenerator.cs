using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Withallo.Json.Generator.Emitting;
using Withallo.Json.Generator.Parsing;

namespace Withallo.Json.Generator;

/// <summary>Gives each <c>[AlloObject]</c> record its reader and writer, and completes each <c>[AlloStringEnum]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class AlloJsonGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
            Names.AlloObject, static (node, _) => node is RecordDeclarationSyntax, static (found, _) => ObjectParser.Parse(found));
        var objects = parsed
            .Where(static parsed => parsed.Model is not null)
            .Select(static (parsed, _) => parsed.Model!)
            .WithTrackingName(StepNames.Objects);
        var enums = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                Names.AlloStringEnum, static (node, _) => node is RecordDeclarationSyntax, static (found, _) => StringEnumParser.Parse(found))
            .WithTrackingName(StepNames.StringEnums);

        context.RegisterSourceOutput(objects, static (output, model) => output.AddSource(model.HintName, ObjectEmitter.Emit(model)));
        context.RegisterSourceOutput(
            enums, static (output, model) => output.AddSource($"{model.Namespace}.{model.Name}.g.cs", StringEnumEmitter.Emit(model)));
        context.RegisterSourceOutput(
            parsed.SelectMany(static (parsed, _) => parsed.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
    }
}
