using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Withallo.Api.Generator.Diagnostics;
using Withallo.Api.Generator.Models;

namespace Withallo.Api.Generator.Parsing;

/// <summary>Turns an interface into a model of its client. Nothing of the compilation leaves here.</summary>
internal static class InterfaceParser
{
    public static ParsedInterface Parse(GeneratorAttributeSyntaxContext found, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)found.TargetSymbol;
        var diagnostics = new DiagnosticList();
        CheckDeclaration(type, diagnostics);

        var attribute = found.Attributes[0];
        var endpoints = Endpoints(type, diagnostics);
        var json = new JsonSource(attribute.Argument<INamedTypeSymbol>(1));
        var space = type.ContainingNamespace.FullName();
        var names = new TypeNames(found.SemanticModel, found.TargetNode.SpanStart, space, Signatures(endpoints, json));
        var className = type.Name.Length > 1 ? type.Name.Substring(1) : type.Name;

        var enums = new Dictionary<string, EnumModel>(StringComparer.Ordinal);
        var methods = new List<MethodModel>();
        var parser = new MethodParser(found.SemanticModel.Compilation, json, names, enums, diagnostics, className);
        foreach (var endpoint in endpoints)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (parser.Parse(endpoint) is { } method)
            {
                methods.Add(method);
            }
        }

        if (!diagnostics.IsEmpty || json.Type is null)
        {
            return new(null, diagnostics.ToEquatable());
        }

        var client = new ClientModel(
            type.FullMetadataName() + ".g.cs",
            space,
            type.DeclaredAccessibility == Accessibility.Public ? "public" : "internal",
            type.Name,
            className,
            attribute.ConstructorArguments[0].ToCSharpString().Split('.').Last(),
            names.Of(json.Type),
            new(names.Namespaces),
            new(names.Shadowed),
            new(methods),
            new(enums.Values));
        return new(client, diagnostics.ToEquatable());
    }

    private static void CheckDeclaration(INamedTypeSymbol type, DiagnosticList diagnostics)
    {
        var location = type.Locations[0];
        if (type.Name.Length < 2 || type.Name[0] != 'I' || !char.IsUpper(type.Name[1]))
        {
            diagnostics.Add(Descriptors.InterfaceName, location, type.Name);
        }

        if (type.IsGenericType)
        {
            diagnostics.Add(Descriptors.Generic, location, type.Name);
        }

        if (type.ContainingType is not null)
        {
            diagnostics.Add(Descriptors.Nested, location, type.Name);
        }

        foreach (var parent in type.Interfaces)
        {
            diagnostics.Add(Descriptors.UnsupportedMember, location, parent.Name);
        }
    }

    /// <summary>The methods to implement: those without a body of their own.</summary>
    private static List<IMethodSymbol> Endpoints(INamedTypeSymbol type, DiagnosticList diagnostics)
    {
        var endpoints = new List<IMethodSymbol>();
        foreach (var member in type.GetMembers().Where(member => member.IsAbstract))
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false } method)
            {
                endpoints.Add(method);
            }
            else if (member is not IMethodSymbol { AssociatedSymbol: not null } and not INamedTypeSymbol)
            {
                diagnostics.Add(Descriptors.UnsupportedMember, member.Locations[0], member.Name);
            }
        }

        return endpoints;
    }

    private static IEnumerable<ITypeSymbol> Signatures(List<IMethodSymbol> endpoints, JsonSource json)
    {
        var types = endpoints.SelectMany(endpoint => endpoint.Parameters.Select(parameter => parameter.Type).Append(endpoint.ReturnType));
        return json.Type is null ? types : types.Append(json.Type);
    }
}
