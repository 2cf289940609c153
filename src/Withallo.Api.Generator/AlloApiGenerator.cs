using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Withallo.Api.Generator.Emitting;
using Withallo.Api.Generator.Parsing;

namespace Withallo.Api.Generator;

/// <summary>Implements each interface that carries <c>[AlloApi]</c> with plain code that a debugger can step through.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class AlloApiGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var interfaces = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                Names.AlloApiAttribute,
                static (node, _) => node is InterfaceDeclarationSyntax,
                static (found, cancellationToken) => InterfaceParser.Parse(found, cancellationToken))
            .WithTrackingName(StepNames.Interfaces);

        var clients = interfaces
            .Where(static parsed => parsed.Client is not null)
            .Select(static (parsed, _) => parsed.Client!)
            .WithTrackingName(StepNames.Clients);

        var diagnostics = interfaces
            .SelectMany(static (parsed, _) => parsed.Diagnostics)
            .WithTrackingName(StepNames.Diagnostics);

        context.RegisterSourceOutput(clients, static (output, client) => output.AddSource(client.HintName, ClientEmitter.Emit(client)));
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
    }
}
