using Microsoft.CodeAnalysis;
using Withallo.Api.Generator.Emitting;

namespace Withallo.Api.Generator.Parsing;

/// <summary>
/// Names types the way a person would in the generated file: short where nothing else in sight has the name, with
/// <c>global::</c> where something has.
/// </summary>
internal sealed class TypeNames
{
    private readonly SemanticModel _model;
    private readonly int _position;
    private readonly string _namespace;
    private readonly INamespaceSymbol[] _imported;

    /// <param name="model">The interface's file.</param>
    /// <param name="position">A place in the interface's namespace, outside the interface.</param>
    /// <param name="space">The interface's namespace.</param>
    /// <param name="signatures">The types that the interface's members name.</param>
    public TypeNames(SemanticModel model, int position, string space, IEnumerable<ITypeSymbol> signatures)
    {
        _model = model;
        _position = position;
        _namespace = space;

        var namespaces = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in signatures)
        {
            AddNamespaces(type, namespaces);
        }

        namespaces.Remove("");
        Namespaces = [.. namespaces];
        _imported = [.. namespaces.Union(KnownTypes.All.Select(type => type.Namespace)).Select(Find).OfType<INamespaceSymbol>()];
        Shadowed = KnownTypes.All.Where(type => !IsFree(type.Name, type.Arity, type.Namespace)).Select(type => type.Name).Distinct().ToArray();
    }

    /// <summary>The namespaces of the types in the signatures.</summary>
    public string[] Namespaces { get; }

    /// <summary>The known types whose short name means something else here.</summary>
    public string[] Shadowed { get; }

    /// <summary>The type as code names it.</summary>
    public string Of(ITypeSymbol type) => Name(type, "<", ">", withNullability: true);

    /// <summary>The type as an XML comment names it.</summary>
    public string InCref(ITypeSymbol type) => Name(type, "{", "}", withNullability: false);

    private string Name(ITypeSymbol type, string open, string close, bool withNullability)
    {
        var suffix = withNullability && type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? "?" : "";
        switch (type)
        {
            case IArrayTypeSymbol array:
                return Name(array.ElementType, open, close, withNullability) + "[]" + suffix;
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable:
                return Name(nullable.TypeArguments[0], open, close, withNullability) + "?";
            case INamedTypeSymbol { SpecialType: SpecialType.None } named:
                var arguments = named.TypeArguments.Select(argument => Name(argument, open, close, withNullability)).ToArray();
                var list = arguments.Length == 0 ? "" : open + string.Join(", ", arguments) + close;
                return Prefix(named, open, close, withNullability) + named.Name + list + suffix;
            default:
                // A keyword such as string, or something that does not compile anyway.
                return type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + suffix;
        }
    }

    private string Prefix(INamedTypeSymbol type, string open, string close, bool withNullability)
    {
        if (type.ContainingType is { } container)
        {
            return Name(container, open, close, withNullability) + ".";
        }

        var space = type.ContainingNamespace.FullName();
        return IsFree(type.Name, type.Arity, space) ? "" : space.Length == 0 ? "global::" : $"global::{space}.";
    }

    /// <summary>Whether the short name means the type of that namespace and nothing else.</summary>
    private bool IsFree(string name, int arity, string space)
    {
        var here = _model.LookupNamespacesAndTypes(_position, name: name)
            .Where(found => found is INamedTypeSymbol type ? type.Arity == arity : arity == 0)
            .ToArray();
        if (here.Any(found => !IsMeant(found)))
        {
            return false;
        }

        // What stands in the interface's own namespace, or around it, is found before any import.
        var isInScope = _namespace == space || space.Length == 0 || _namespace.StartsWith(space + ".", StringComparison.Ordinal);
        return (here.Length > 0 && isInScope)
            || _imported.SelectMany(imported => imported.GetTypeMembers(name, arity)).Where(type => _model.IsAccessible(_position, type)).All(IsMeant);

        bool IsMeant(ISymbol found) =>
            found is INamedTypeSymbol { ContainingType: null } type && type.ContainingNamespace.FullName() == space;
    }

    private INamespaceSymbol? Find(string name)
    {
        INamespaceSymbol? space = _model.Compilation.GlobalNamespace;
        foreach (var part in name.Split('.'))
        {
            space = space?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part);
        }

        return space;
    }

    private static void AddNamespaces(ITypeSymbol type, SortedSet<string> namespaces)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                AddNamespaces(array.ElementType, namespaces);
                break;
            case INamedTypeSymbol named:
                if (named.SpecialType == SpecialType.None && named.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T)
                {
                    namespaces.Add(named.ContainingNamespace.FullName());
                }

                foreach (var argument in named.TypeArguments)
                {
                    AddNamespaces(argument, namespaces);
                }

                break;
        }
    }
}
