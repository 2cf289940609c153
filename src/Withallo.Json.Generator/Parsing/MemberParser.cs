using Microsoft.CodeAnalysis;
using Withallo.Json.Generator.Models;

namespace Withallo.Json.Generator.Parsing;

/// <summary>Reads a member of an <c>[AlloObject]</c> record.</summary>
internal static class MemberParser
{
    private static readonly SymbolDisplayFormat TypeFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The member; null when its type cannot be read.</summary>
    public static MemberModel? Parse(IPropertySymbol property)
    {
        var type = property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : property.Type;
        var item = ItemOf(type);
        return KindOf(type, item) is not { } kind ? null : new(
            property.Name,
            new(NamesOf(property)),
            kind,
            (item ?? type).ToDisplayString(TypeFormat),
            property.Type.NullableAnnotation == NullableAnnotation.Annotated || !SymbolEqualityComparer.Default.Equals(type, property.Type),
            property.Find(Names.AlloWrapped)?.ConstructorArguments[0].Value as string);
    }

    private static IEnumerable<string> NamesOf(IPropertySymbol property)
    {
        string[] given = property.Find(Names.AlloName)?.ConstructorArguments is { Length: 2 } arguments
            ? [(string)arguments[0].Value!, .. arguments[1].Values.Select(static alias => (string)alias.Value!)]
            : [Names.SnakeCase(property.Name)];
        return given.SelectMany(static name => new[] { name, Names.CamelCase(name) }).Distinct();
    }

    private static ITypeSymbol? ItemOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "IReadOnlyList" } list ? list.TypeArguments[0] : null;

    private static MemberKind? KindOf(ITypeSymbol type, ITypeSymbol? item) => type.SpecialType switch
    {
        SpecialType.System_String => MemberKind.Text,
        SpecialType.System_Boolean => MemberKind.Flag,
        SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double or SpecialType.System_Decimal => MemberKind.Number,
        _ when item is { SpecialType: SpecialType.System_String } => MemberKind.TextList,
        _ when item?.ToDisplayString() == Names.WebhookTopic => MemberKind.TopicList,
        _ when item is not null && IsStringEnum(item) => MemberKind.StringEnumList,
        _ when item is not null && IsObject(item) => MemberKind.ObjectList,
        _ when type.Name is "DateTimeOffset" or "DateOnly" => MemberKind.Date,
        _ when type.Name is "IReadOnlyDictionary" => MemberKind.Map,
        _ when IsStringEnum(type) => MemberKind.StringEnum,
        _ when IsObject(type) => MemberKind.Object,
        _ => null,
    };

    private static bool IsStringEnum(ITypeSymbol type) => type.Find(Names.AlloStringEnum) is not null;

    private static bool IsObject(ITypeSymbol? type) =>
        type is ITypeParameterSymbol parameter ? parameter.ConstraintTypes.Any(IsObject)
        : type is not null && (type.ToDisplayString() == Names.BaseObject || IsObject(type.BaseType));
}
