using System.Reflection;

namespace Withallo.PublicApi.Tests;

/// <summary>What a user sees of a type without looking into it.</summary>
internal static class Signatures
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Every type that the signatures of a type name: in its bases, its interfaces, its constraints and its visible members.</summary>
    public static IEnumerable<Type> TypesIn(Type type) => Named(type).SelectMany(Parts).Distinct();

    private static IEnumerable<Type> Named(Type type) =>
    [
        .. type.BaseType is null ? Array.Empty<Type>() : [type.BaseType],
        .. type.GetInterfaces(),
        .. type.GetGenericArguments(),
        .. Visible(type.GetConstructors(Declared)).SelectMany(NamedBy),
        .. Visible(type.GetMethods(Declared)).SelectMany(method => NamedBy(method).Append(method.ReturnType).Concat(method.GetGenericArguments())),
        .. type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly).Select(field => field.FieldType),
    ];

    private static IEnumerable<TMethod> Visible<TMethod>(IEnumerable<TMethod> methods)
        where TMethod : MethodBase =>
        methods.Where(method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static IEnumerable<Type> NamedBy(MethodBase method) => method.GetParameters().Select(parameter => parameter.ParameterType);

    private static IEnumerable<Type> Parts(Type type) =>
        type.IsGenericParameter ? type.GetGenericParameterConstraints().Where(constraint => !constraint.ContainsGenericParameters).SelectMany(Parts)
        : type.HasElementType ? Parts(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(Parts).Append(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
}
