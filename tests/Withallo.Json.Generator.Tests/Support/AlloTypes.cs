using System.Reflection;
using System.Text.Json;
using Withallo.Api;

namespace Withallo.Json.Generator.Tests.Support;

/// <summary>The records and string enums of both packages, by reflection, which only tests may use.</summary>
internal static class AlloTypes
{
    private static readonly Type[] All = [.. typeof(AlloObject).Assembly.GetExportedTypes(), .. typeof(WithalloClient).Assembly.GetExportedTypes()];

    /// <summary>The records that can be made; pages by what they hold in the API.</summary>
    public static IReadOnlyList<Type> Records { get; } = [.. All.Where(static type => type.IsSubclassOf(typeof(AlloObject)) && type is { IsAbstract: false, IsGenericType: false })];

    public static IReadOnlyList<Type> StringEnums { get; } = [.. All.Where(IsStringEnum)];

    /// <summary>The members that go over the wire and that users see.</summary>
    public static IEnumerable<PropertyInfo> Members(Type type) => type.GetProperties().Where(static property =>
        property is { SetMethod.IsPublic: true, Name: not nameof(AlloObject.AdditionalProperties) } && !property.IsDefined(typeof(AlloIgnoreAttribute)));

    /// <summary>The names of a member in JSON: the canonical one, its aliases, each in camelCase too.</summary>
    public static IReadOnlyList<string> Names(PropertyInfo member)
    {
        string[] given = member.GetCustomAttribute<AlloNameAttribute>() is { } name
            ? [name.Name, .. name.Aliases]
            : [JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name)];
        return [.. given.SelectMany(static name => new[] { name, CamelCase(name) }).Distinct()];
    }

    public static bool IsStringEnum(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(static of => of.IsGenericType && of.GetGenericTypeDefinition() == typeof(IStringEnum<>));

    private static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(
        string.Concat(name.Split('_').Select(static part => char.ToUpperInvariant(part[0]) + part[1..])));
}
