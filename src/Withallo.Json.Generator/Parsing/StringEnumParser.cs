using Microsoft.CodeAnalysis;
using Withallo.Json.Generator.Models;

namespace Withallo.Json.Generator.Parsing;

/// <summary>Reads an <c>[AlloStringEnum]</c>: its values are its static partial properties.</summary>
internal static class StringEnumParser
{
    public static StringEnumModel Parse(GeneratorAttributeSyntaxContext found)
    {
        var type = (INamedTypeSymbol)found.TargetSymbol;
        return new(
            type.ContainingNamespace.ToDisplayString(),
            type.Name,
            type.Find(Names.JsonConverter) is not null,
            found.Attributes[0].NamedArguments.Any(static argument => argument is { Key: "IgnoreCase", Value.Value: true }),
            new(type.GetMembers()
                .OfType<IPropertySymbol>()
                .Where(static property => property is { IsStatic: true, IsPartialDefinition: true })
                .Select(static property => new StringEnumValueModel(property.Name, TextOf(property)))));
    }

    private static string TextOf(IPropertySymbol property) =>
        property.Find(Names.AlloName)?.ConstructorArguments[0].Value as string ?? Names.SnakeCase(property.Name).ToUpperInvariant();
}
