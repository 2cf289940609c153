using Microsoft.CodeAnalysis;

namespace Withallo.Api.Generator.Parsing;

/// <summary>
/// What reads and writes the bodies of an interface: a serializer context, or a class of shapes. The properties of a context are written
/// by another generator, whose output this one never sees: so their names are worked out from its attributes.
/// </summary>
internal sealed class JsonSource(INamedTypeSymbol? type)
{
    private readonly AttributeData[] _known = type is null
        ? []
        : [.. type.GetAttributes().Where(attribute => attribute.AttributeClass.Is(Names.JsonSerializableAttribute))];

    public INamedTypeSymbol? Type => type;

    private bool HasShapes => type is { IsStatic: true };

    /// <summary>How the generated code reaches what reads or writes a body; null when there is nothing for it.</summary>
    public string? PathTo(ITypeSymbol body)
    {
        if (HasShapes)
        {
            return ShapeOf(body);
        }

        var attribute = _known.FirstOrDefault(known => SymbolEqualityComparer.Default.Equals(known.Argument<ITypeSymbol>(), body));
        return attribute is null
            ? null
            : "Default." + (attribute.NamedArguments.FirstOrDefault(named => named.Key == "TypeInfoPropertyName").Value.Value as string ?? DefaultName(body));
    }

    /// <summary>What must be added so that an answer can be read.</summary>
    public string Missing(string body, string answer) =>
        HasShapes ? $"a static property of type ObjectShape<{answer}>" : $"[JsonSerializable(typeof({body}))]";

    /// <summary>The shape of what stands under <c>data</c>, since the envelope is the same for all.</summary>
    private string? ShapeOf(ITypeSymbol body) =>
        body is INamedTypeSymbol envelope && envelope.Is(Names.DataEnvelope)
            ? type!.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(property => Shapes(property.Type, envelope.TypeArguments[0]))?.Name
            : null;

    private static bool Shapes(ITypeSymbol? shape, ITypeSymbol answer)
    {
        for (; shape is INamedTypeSymbol named; shape = shape.BaseType)
        {
            if (named.Is(Names.ValueShape))
            {
                return SymbolEqualityComparer.Default.Equals(named.TypeArguments[0], answer);
            }
        }

        return false;
    }

    // System.Text.Json's own rule: the names of a type and its arguments, one after the other.
    private static string DefaultName(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => DefaultName(array.ElementType) + "Array",
        INamedTypeSymbol named => named.Name + string.Concat(named.TypeArguments.Select(DefaultName)),
        _ => type.Name,
    };
}
