using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Withallo.Api.Generator.Parsing;

/// <summary>Questions to symbols.</summary>
internal static class SymbolExtensions
{
    public static string FullName(this INamespaceSymbol space) => space.IsGlobalNamespace ? "" : space.ToDisplayString();

    /// <summary>The full name as metadata has it, such as <c>System.Threading.Tasks.Task`1</c>.</summary>
    public static string FullMetadataName(this INamedTypeSymbol type)
    {
        var prefix = type.ContainingType is { } container
            ? container.FullMetadataName() + "+"
            : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.FullName() + "." : "";
        return prefix + type.MetadataName;
    }

    public static bool Is(this ITypeSymbol? type, string fullMetadataName) =>
        type is INamedTypeSymbol named && named.OriginalDefinition.FullMetadataName() == fullMetadataName;

    public static AttributeData? Attribute(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(fullName));

    public static bool Has(this ISymbol symbol, string fullName) => symbol.Attribute(fullName) is not null;

    /// <summary>The argument at a position of an attribute's constructor; the default when the code does not compile anyway.</summary>
    public static T? Argument<T>(this AttributeData attribute, int index = 0) =>
        attribute.ConstructorArguments.Length > index && attribute.ConstructorArguments[index] is { Kind: not TypedConstantKind.Array } constant && constant.Value is T value
            ? value
            : default;

    /// <summary>Where an attribute stands.</summary>
    public static Location? Location(this AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation();

    /// <summary>Where an attribute's first argument stands; the attribute, when it has none.</summary>
    public static Location? ArgumentLocation(this AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments }
            ? arguments[0].GetLocation()
            : attribute.Location();

    /// <summary>The type without the nullability that a <c>?</c> gave it.</summary>
    public static ITypeSymbol NotNull(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);

    public static bool IsNullable(this ITypeSymbol type) =>
        type.NullableAnnotation == NullableAnnotation.Annotated || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
