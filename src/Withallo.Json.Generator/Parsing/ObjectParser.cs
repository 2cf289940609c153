using Microsoft.CodeAnalysis;
using Withallo.Json.Generator.Models;

namespace Withallo.Json.Generator.Parsing;

/// <summary>Reads an <c>[AlloObject]</c> record.</summary>
internal static class ObjectParser
{
    private const int MostMembers = 64;

    public static ParsedObject Parse(GeneratorAttributeSyntaxContext found)
    {
        var type = (INamedTypeSymbol)found.TargetSymbol;
        var diagnostics = new List<DiagnosticInfo>();
        var members = new List<MemberModel>();
        foreach (var property in Properties(type))
        {
            if (MemberParser.Parse(property) is { } member)
            {
                members.Add(member);
            }
            else
            {
                diagnostics.Add(new(
                    Descriptors.UnreadableType,
                    LocationInfo.From(property.Locations[0]),
                    new([property.Name, property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)])));
            }
        }

        var place = LocationInfo.From(type.Locations[0]);
        var owners = new Dictionary<string, string>();
        foreach (var (member, name) in members.SelectMany(static member => member.Names.Select(name => (member.Property, name))))
        {
            if (owners.TryGetValue(name, out var owner))
            {
                diagnostics.Add(new(Descriptors.SameName, place, new([owner, member, name])));
            }

            owners[name] = member;
        }

        if (members.Count > MostMembers)
        {
            diagnostics.Add(new(Descriptors.TooManyMembers, place, new([type.Name, $"{members.Count}"])));
        }

        return diagnostics.Count > 0 ? new(null, new(diagnostics)) : new(Model(type, members), new([]));
    }

    private static ObjectModel Model(INamedTypeSymbol type, List<MemberModel> members) => new(
        type.ContainingNamespace.ToDisplayString(),
        type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
        $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName.Replace('`', '_')}.g.cs",
        // A converter of an open type would have to be closed by reflection.
        type.IsGenericType || type.IsAbstract || type.Find(Names.JsonConverter) is not null
            ? null
            : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        members.Exists(static member => member is { Property: "Id", Kind: MemberKind.Text }),
        new(members));

    /// <summary>What goes over the wire: settable and public, or named by <c>[AlloName]</c>; those of base types first.</summary>
    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol? type) =>
        type is null || type.ToDisplayString() == Names.BaseObject
            ? []
            : Properties(type.BaseType).Concat(type.GetMembers().OfType<IPropertySymbol>().Where(static property =>
                !property.IsStatic
                && !property.IsIndexer
                && (property.Find(Names.AlloName) is not null
                    || property is { DeclaredAccessibility: Accessibility.Public, SetMethod.DeclaredAccessibility: Accessibility.Public })
                && property.Find(Names.AlloIgnore) is null));
}
