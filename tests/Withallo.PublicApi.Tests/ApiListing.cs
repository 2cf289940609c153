using System.Reflection;
using System.Text;

namespace Withallo.PublicApi.Tests;

/// <summary>Lists what an assembly shows its users, a member a line, with nullability, in a fixed order.</summary>
internal static class ApiListing
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>What every record brings along says nothing about it.</summary>
    private static readonly string[] _ofEveryRecord = ["Equals", "GetHashCode", "ToString", "op_Equality", "op_Inequality"];

    private static readonly Dictionary<Type, string> _keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
    };

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.Namespace, StringComparer.Ordinal).ThenBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(type.Namespace).Append('.').Append(Name(type, null));
            var bases = Bases(type).ToArray();
            if (bases.Length > 0)
            {
                text.Append(" : ").AppendJoin(", ", bases);
            }

            text.Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
        : type.IsInterface ? "interface"
        : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsSealed ? "sealed class"
        : type.IsAbstract ? "abstract class"
        : "class";

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && !type.IsEnum)
        {
            yield return Name(parent, null);
        }

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        foreach (var name in type.GetInterfaces().Except(inherited).Where(contract => contract.IsPublic).Select(contract => Name(contract, null)).Order(StringComparer.Ordinal))
        {
            yield return name;
        }
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            foreach (var name in Enum.GetNames(type))
            {
                yield return $"{name} = {Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}";
            }

            yield break;
        }

        var nullability = new NullabilityInfoContext();
        foreach (var field in type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily))
        {
            yield return $"{(field.IsStatic ? "static " : "")}{Name(field.FieldType, nullability.Create(field))} {field.Name}";
        }

        foreach (var property in type.GetProperties(Declared))
        {
            var get = Visible(property.GetMethod);
            var set = Visible(property.SetMethod);
            if (get is null && set is null)
            {
                continue;
            }

            var accessors = (get is null ? "" : " get;") + (set is null ? "" : IsInit(set) ? " init;" : " set;");
            var required = property.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "RequiredMemberAttribute") ? "required " : "";
            yield return $"{Modifiers(get ?? set!)}{required}{Name(property.PropertyType, nullability.Create(property))} {property.Name} {{{accessors} }}";
        }

        foreach (var constructor in type.GetConstructors(Declared).Where(constructor => Visible(constructor) is not null && !constructor.IsStatic))
        {
            yield return $"new({Parameters(constructor, nullability)})";
        }

        foreach (var method in type.GetMethods(Declared))
        {
            var isOperator = method.Name.StartsWith("op_", StringComparison.Ordinal);
            if (Visible(method) is null || (method.IsSpecialName && !isOperator) || method.Name.Contains('<', StringComparison.Ordinal)
                || _ofEveryRecord.Contains(method.Name))
            {
                continue;
            }

            var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
            yield return $"{Modifiers(method)}{Name(method.ReturnType, nullability.Create(method.ReturnParameter))} {method.Name}{generic}({Parameters(method, nullability)})";
        }

        foreach (var nested in type.GetEvents(Declared).Where(nested => Visible(nested.AddMethod) is not null))
        {
            yield return $"event {Name(nested.EventHandlerType!, null)} {nested.Name}";
        }
    }

    private static MethodBase? Visible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true } ? method : null;

    private static bool IsInit(MethodBase set) =>
        ((MethodInfo)set).ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");

    private static string Modifiers(MethodBase method) =>
        (method.IsFamily ? "protected " : "")
        + (method.IsStatic ? "static " : "")
        + (method is { IsAbstract: true, DeclaringType.IsInterface: false } ? "abstract " : method is { IsVirtual: true, IsFinal: false, DeclaringType.IsSealed: false, DeclaringType.IsInterface: false } ? "virtual " : "");

    private static string Parameters(MethodBase method, NullabilityInfoContext nullability) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(parameter.ParameterType.IsByRef ? parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref " : "")}{Name(parameter.ParameterType, nullability.Create(parameter))} {parameter.Name}{Default(parameter)}"));

    private static string Default(ParameterInfo parameter) => !parameter.HasDefaultValue ? "" : parameter.DefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? " = default" : " = null",
        string text => $" = \"{text}\"",
        IFormattable value => " = " + value.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        var value => " = " + value,
    };

    private static string Name(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!, nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying, null) + "?";
        }

        var suffix = !type.IsValueType && nullability is { ReadState: NullabilityState.Nullable } or { WriteState: NullabilityState.Nullable } && !type.IsValueType ? "?" : "";
        if (type.IsArray)
        {
            return Name(type.GetElementType()!, nullability?.ElementType) + "[]" + suffix;
        }

        if (_keywords.TryGetValue(type, out var keyword))
        {
            return keyword + suffix;
        }

        var name = type is { IsNested: true, IsGenericParameter: false } ? Name(type.DeclaringType!, null) + "." + type.Name : type.Name;
        if (!type.IsGenericType)
        {
            return name + suffix;
        }

        var arguments = type.GetGenericArguments();
        var names = arguments.Select((argument, i) => Name(argument, nullability is not null && i < nullability.GenericTypeArguments.Length ? nullability.GenericTypeArguments[i] : null));
        return $"{name.Split('`')[0]}<{string.Join(", ", names)}>{suffix}";
    }
}
