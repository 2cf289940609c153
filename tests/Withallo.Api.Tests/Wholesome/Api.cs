using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

using Withallo.Api.Declarative.Allo;
using Withallo.Json;

namespace Withallo.Api.Tests.Wholesome;

/// <summary>The endpoint interfaces and what they carry, by reflection, which only tests may use.</summary>
internal static class Api
{
    public static IReadOnlyList<Type> Interfaces { get; } =
        [.. typeof(WithalloClient).Assembly.GetTypes().Where(type => type.IsDefined(typeof(AlloApiAttribute)))];

    /// <summary>What bodies are made of: the records of requests and what they hold.</summary>
    public static IReadOnlyList<Type> Requests { get; } = [.. Reachable(Bodies()).Where(IsRecord)];

    /// <summary>What answers are made of: the records of responses and what they hold.</summary>
    public static IReadOnlyList<Type> Responses { get; } = [.. Reachable(Answers()).Where(IsRecord)];

    /// <summary>Every string enum that is visible to users.</summary>
    public static IReadOnlyList<Type> StringEnums { get; } =
    [
        .. new[] { typeof(WithalloClient).Assembly, typeof(WithalloException).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(IsStringEnum),
    ];

    /// <summary>The types under <c>data</c>, or the whole answers, each with the context that has to know it; calls have a shape instead.</summary>
    public static IEnumerable<(MethodInfo Method, Type Type, JsonSerializerContext Context)> Carried()
    {
        foreach (var method in Interfaces.SelectMany(Operations))
        {
            if (ContextOf(method.DeclaringType!) is not { } context)
            {
                continue;
            }

            if (AnswerOf(method) is { } answer)
            {
                yield return (method, answer.IsDefined(typeof(WholeAnswerAttribute)) ? answer : typeof(DataEnvelope<>).MakeGenericType(answer), context);
            }

            foreach (var body in method.GetParameters().Where(parameter => parameter.IsDefined(typeof(BodyAttribute))))
            {
                yield return (method, body.ParameterType, context);
            }
        }
    }

    public static IEnumerable<MethodInfo> Operations(Type endpoint) => endpoint.GetMethods().Where(method => method.IsAbstract);

    /// <summary>How users read and write a type of responses, and how the client writes one of requests.</summary>
    public static JsonTypeInfo TypeInfo(Type type) =>
        type.IsSubclassOf(typeof(AlloObject)) ? JsonSerializerOptions.Default.GetTypeInfo(type)
        : Interfaces.Select(ContextOf).OfType<JsonSerializerContext>().Distinct().Select(context => context.GetTypeInfo(type)).FirstOrDefault(info => info is not null)
            ?? throw new InvalidOperationException($"No context knows {type}.");

    /// <summary>The types that a type's members hold, itself included, our own ones only.</summary>
    public static IEnumerable<Type> Reachable(IEnumerable<Type> types)
    {
        var found = new HashSet<Type>();
        var open = new Stack<Type>(types);
        while (open.TryPop(out var type))
        {
            foreach (var own in Unwrap(type).Where(own => own.Namespace!.StartsWith("Withallo", StringComparison.Ordinal) && found.Add(own)))
            {
                foreach (var member in Members(own))
                {
                    open.Push(member.PropertyType);
                }
            }
        }

        return found.OrderBy(type => type.ToString(), StringComparer.Ordinal);
    }

    /// <summary>The members that go over the wire.</summary>
    public static IEnumerable<PropertyInfo> Members(Type type) => type.GetProperties().Where(property =>
        property.GetIndexParameters().Length == 0
        && property.CanWrite
        && !property.IsDefined(typeof(JsonExtensionDataAttribute))
        && property.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always });

    public static string WireName(PropertyInfo member) =>
        member.GetCustomAttribute<AlloNameAttribute>()?.Name ?? member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name);

    public static bool IsStringEnum(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(of => of.IsGenericType && of.GetGenericTypeDefinition() == typeof(IStringEnum<>));

    public static bool IsList(Type type) => type != typeof(string) && !IsMap(type) && typeof(IEnumerable).IsAssignableFrom(type);

    public static bool IsMap(Type type) => type.IsGenericType && type.Name.Contains("Dictionary", StringComparison.Ordinal);

    public static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    /// <summary>Records have a method of this name, which no class of ours has.</summary>
    public static bool IsRecord(Type type) => type.IsClass && type.GetMethod("<Clone>$") is not null;

    private static IEnumerable<Type> Bodies() => Interfaces
        .SelectMany(Operations)
        .SelectMany(method => method.GetParameters())
        .Where(parameter => parameter.IsDefined(typeof(BodyAttribute)))
        .Select(parameter => parameter.ParameterType);

    private static IEnumerable<Type> Answers() => Interfaces.SelectMany(Operations).Select(AnswerOf).OfType<Type>();

    private static Type? AnswerOf(MethodInfo method) =>
        method.ReturnType.IsGenericType ? method.ReturnType.GetGenericArguments()[0] : null;

    private static JsonSerializerContext? ContextOf(Type endpoint) =>
        endpoint.GetCustomAttribute<AlloApiAttribute>()!.Json.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as JsonSerializerContext;

    private static IEnumerable<Type> Unwrap(Type type) => type.IsGenericType
        ? type.GetGenericArguments().SelectMany(Unwrap).Append(type).Where(own => !IsOptional(own))
        : type.IsArray ? Unwrap(type.GetElementType()!) : [type];
}
