using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Refit;
using Withallo.Api.Serialization;
using Withallo.Json;

namespace Withallo.Api.Tests.Wholesome;

/// <summary>The endpoint interfaces and what they carry, by reflection, which only tests may use.</summary>
internal static class Endpoints
{
    public static IReadOnlyList<Type> Interfaces { get; } =
        [.. typeof(WithalloClient).Assembly.GetExportedTypes().Where(type => type.IsInterface && type.IsDefined(typeof(PathPrefixAttribute)))];

    /// <summary>What the client writes requests with.</summary>
    public static IReadOnlyList<JsonSerializerContext> Contexts { get; } =
        [ContactsJsonContext.Default, SmsJsonContext.Default, WebhooksJsonContext.Default, WithalloV2JsonContext.Default];

    /// <summary>What bodies are made of: the records of requests and what they hold.</summary>
    public static IReadOnlyList<Type> Requests { get; } = [.. Reachable(Bodies()).Where(IsRecord)];

    /// <summary>What responses are made of: the records of responses and what they hold.</summary>
    public static IReadOnlyList<Type> Responses { get; } = [.. Reachable(ResponseTypes()).Where(IsRecord)];

    /// <summary>Every string enum that is visible to users.</summary>
    public static IReadOnlyList<Type> StringEnums { get; } =
    [
        .. new[] { typeof(WithalloClient).Assembly, typeof(WithalloException).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(IsStringEnum),
    ];

    /// <summary>What an interface's bodies are read and written with.</summary>
    public static AlloJson JsonOf(Type endpoint) => (AlloJson)typeof(ResourceJson).GetProperty(endpoint.Name[1..^3])!.GetValue(null)!;

    /// <summary>The types that an interface's requests have as bodies.</summary>
    public static IEnumerable<Type> BodiesOf(Type endpoint) =>
        from method in Operations(endpoint)
        from body in method.GetParameters()
        where body.IsDefined(typeof(BodyAttribute))
        select body.ParameterType;

    /// <summary>The types that an interface returns.</summary>
    public static IEnumerable<Type> ResponsesOf(Type endpoint) => Operations(endpoint).Select(ResponseOf).OfType<Type>().Distinct();

    public static IEnumerable<MethodInfo> Operations(Type endpoint) => endpoint.GetMethods().Where(method => method.IsAbstract);

    /// <summary>Method and path template, the interface's prefix included.</summary>
    public static (HttpMethod Verb, string Template) Route(MethodInfo method)
    {
        var verb = method.GetCustomAttribute<HttpMethodAttribute>()!;
        return (verb.Method, method.DeclaringType!.GetCustomAttribute<PathPrefixAttribute>()!.Prefix + verb.Path.Split('?')[0]);
    }

    /// <summary>What a method declares for the client to read and remove.</summary>
    public static IReadOnlyList<string> Headers(MethodInfo method) => method.GetCustomAttribute<HeadersAttribute>()?.Headers ?? [];

    /// <summary>The scope that a method needs; null where none is declared.</summary>
    public static string? Scope(MethodInfo method) =>
        Headers(method).SingleOrDefault(header => header.StartsWith(Scopes.Header, StringComparison.Ordinal))?[Scopes.Header.Length..];

    /// <summary>How users read and write a type of responses, and how the client writes one of requests.</summary>
    public static JsonTypeInfo TypeInfo(Type type) =>
        type.IsSubclassOf(typeof(AlloObject)) ? JsonSerializerOptions.Default.GetTypeInfo(type)
        : Contexts.Select(context => context.GetTypeInfo(type)).FirstOrDefault(info => info is not null)
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

    private static IEnumerable<Type> ResponseTypes() => Interfaces.SelectMany(Operations).Select(ResponseOf).OfType<Type>();

    private static Type? ResponseOf(MethodInfo method) =>
        method.ReturnType.IsGenericType ? method.ReturnType.GetGenericArguments()[0] : null;

    /// <summary>Pages of API v2: their <c>pagination</c> stands beside <c>data</c>.</summary>
    private static IEnumerable<Type> Unwrap(Type type) => type.IsGenericType
        ? type.GetGenericArguments().SelectMany(Unwrap).Append(type).Where(own => !IsOptional(own))
        : type.IsArray ? Unwrap(type.GetElementType()!) : [type];
}
