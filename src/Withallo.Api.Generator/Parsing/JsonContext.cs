using Microsoft.CodeAnalysis;

namespace Withallo.Api.Generator.Parsing;

/// <summary>
/// What a hand-written serializer context says it knows. Its properties are written by another generator, whose output
/// this one never sees: so their names are worked out from the attributes.
/// </summary>
internal sealed class JsonContext(INamedTypeSymbol? context)
{
    private readonly AttributeData[] _known = context is null
        ? []
        : [.. context.GetAttributes().Where(attribute => attribute.AttributeClass.Is(Names.JsonSerializableAttribute))];

    public INamedTypeSymbol? Type => context;

    /// <summary>The context's property for a type; null when the context does not list it.</summary>
    public string? PropertyOf(ITypeSymbol type)
    {
        var attribute = _known.FirstOrDefault(known => SymbolEqualityComparer.Default.Equals(known.Argument<ITypeSymbol>(), type));
        return attribute is null
            ? null
            : attribute.NamedArguments.FirstOrDefault(named => named.Key == "TypeInfoPropertyName").Value.Value as string ?? DefaultName(type);
    }

    // System.Text.Json's own rule: the names of a type and its arguments, one after the other.
    private static string DefaultName(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => DefaultName(array.ElementType) + "Array",
        INamedTypeSymbol named => named.Name + string.Concat(named.TypeArguments.Select(DefaultName)),
        _ => type.Name,
    };
}
