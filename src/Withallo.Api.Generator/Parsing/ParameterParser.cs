using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Withallo.Api.Generator.Diagnostics;
using Withallo.Api.Generator.Models;

namespace Withallo.Api.Generator.Parsing;

/// <summary>Finds out where each parameter of one method ends up in the request, and how.</summary>
internal sealed class ParameterParser(
    JsonSource json,
    TypeNames names,
    Dictionary<string, EnumModel> enums,
    DiagnosticList diagnostics,
    IMethodSymbol method,
    string verb,
    HashSet<string> placeholders)
{
    private static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.MinimallyQualifiedFormat;

    public ParameterModel Parse(IParameterSymbol parameter)
    {
        var wireName = WireName(parameter);
        var role = Role(parameter, wireName);
        var type = parameter.Type.NotNull();
        var kind = role is ParameterRole.Body or ParameterRole.CancellationToken ? ValueKind.None : Kind(type);
        CheckType(parameter, role, kind);

        if (role == ParameterRole.Path && parameter.Type.IsNullable())
        {
            diagnostics.Add(Descriptors.NullablePathParameter, parameter.Locations[0], parameter.Name);
        }

        if (role == ParameterRole.Query && kind == ValueKind.Enum && !enums.ContainsKey(names.Of(type)))
        {
            enums.Add(names.Of(type), EnumParser.Parse(parameter, (INamedTypeSymbol)type, names, diagnostics));
        }

        return new(
            Escape(parameter.Name),
            names.Of(parameter.Type),
            DefaultValue(parameter),
            role,
            kind,
            parameter.Type.IsNullable(),
            wireName,
            Range(parameter, kind),
            Refused(parameter, role, kind),
            role == ParameterRole.Body ? BodyProperty(parameter, type) : null);
    }

    /// <summary>Checks what no parameter shows on its own.</summary>
    /// <param name="parameters">All parameters of the method, in its order.</param>
    /// <param name="path">Where the path stands.</param>
    public void CheckTogether(ParameterModel[] parameters, Location? path)
    {
        CheckPlaceholders(parameters, path);
        CheckNames(parameters);
        CheckCancellationToken(parameters);
    }

    private void CheckPlaceholders(ParameterModel[] parameters, Location? path)
    {
        var filled = new HashSet<string>(
            parameters.Where(parameter => parameter.Role == ParameterRole.Path).Select(parameter => parameter.WireName),
            StringComparer.Ordinal);
        foreach (var placeholder in placeholders.Where(placeholder => !filled.Contains(placeholder)))
        {
            diagnostics.Add(Descriptors.PlaceholderWithoutParameter, path, method.Name, placeholder);
        }
    }

    private void CheckNames(ParameterModel[] parameters)
    {
        var taken = new HashSet<(ParameterRole, string)>();
        for (var i = 0; i < parameters.Length; i++)
        {
            var (role, name) = (parameters[i].Role, parameters[i].WireName);
            var place = role switch
            {
                ParameterRole.Body => "",
                ParameterRole.Header => name.ToUpperInvariant(),
                _ => name,
            };
            if (role == ParameterRole.CancellationToken || taken.Add((role, place)))
            {
                continue;
            }

            var culprit = method.Parameters[i];
            switch (role)
            {
                case ParameterRole.Body:
                    diagnostics.Add(Descriptors.TwoBodies, culprit.Locations[0], culprit.Name, method.Name);
                    break;
                case ParameterRole.Path:
                    diagnostics.Add(Descriptors.PlaceholderTwice, culprit.Locations[0], method.Name, name);
                    break;
                default:
                    diagnostics.Add(Descriptors.SameWireName, culprit.Locations[0], culprit.Name, method.Name, name);
                    break;
            }
        }
    }

    private void CheckCancellationToken(ParameterModel[] parameters)
    {
        if (!parameters.Any(parameter => parameter.Role == ParameterRole.CancellationToken))
        {
            diagnostics.Add(Descriptors.CancellationTokenNotLast, method.Locations[0], method.Name);
        }

        for (var i = 0; i < parameters.Length - 1; i++)
        {
            if (parameters[i].Role == ParameterRole.CancellationToken)
            {
                diagnostics.Add(Descriptors.CancellationTokenNotLast, method.Parameters[i].Locations[0], method.Name);
            }
        }
    }

    private ParameterRole Role(IParameterSymbol parameter, string wireName)
    {
        var isHeader = parameter.Has(Names.HeaderAttribute);
        if (parameter.Has(Names.BodyAttribute))
        {
            if (isHeader)
            {
                diagnostics.Add(Descriptors.TwoRoles, parameter.Locations[0], parameter.Name);
            }

            return ParameterRole.Body;
        }

        return isHeader ? ParameterRole.Header
            : parameter.Type.Is("System.Threading.CancellationToken") ? ParameterRole.CancellationToken
            : placeholders.Contains(wireName) ? ParameterRole.Path
            : ParameterRole.Query;
    }

    private string WireName(IParameterSymbol parameter)
    {
        if ((parameter.Attribute(Names.HeaderAttribute) ?? parameter.Attribute(Names.AliasAsAttribute)) is not { } attribute)
        {
            return parameter.Name;
        }

        var name = attribute.Argument<string>() ?? "";
        if (name.Trim().Length == 0)
        {
            diagnostics.Add(Descriptors.EmptyWireName, attribute.ArgumentLocation(), parameter.Name);
        }

        return name;
    }

    private static ValueKind Kind(ITypeSymbol type)
    {
        return type.SpecialType switch
        {
            SpecialType.System_String => ValueKind.Text,
            SpecialType.System_Int32 => ValueKind.Number,
            SpecialType.System_Boolean => ValueKind.Scalar,
            _ when type.Is("System.DateOnly") || type.Is("System.DateTimeOffset") => ValueKind.Scalar,
            _ when type.IsValueType && type.AllInterfaces.Any(implemented => implemented.Is(Names.OpenValue)) => ValueKind.OpenValue,
            _ when type.TypeKind == TypeKind.Enum => ValueKind.Enum,
            _ => ValueKind.None,
        };
    }

    private void CheckType(IParameterSymbol parameter, ParameterRole role, ValueKind kind)
    {
        var (part, taken, fits) = role switch
        {
            ParameterRole.Path => ("path", "string, int and open values", kind is ValueKind.Text or ValueKind.Number or ValueKind.OpenValue),
            ParameterRole.Header => ("headers", "string", kind == ValueKind.Text),
            ParameterRole.Body => ("body", "classes", parameter.Type.IsReferenceType && parameter.Type.SpecialType != SpecialType.System_String),
            ParameterRole.CancellationToken => ("request", "", true),
            _ => ("query", "string, int, bool, DateOnly, DateTimeOffset, open values and enums", kind != ValueKind.None),
        };

        if (parameter.RefKind != RefKind.None || parameter.IsParams)
        {
            (part, taken, fits) = ("request", "plain parameters without ref, in, out or params", false);
        }

        if (!fits)
        {
            diagnostics.Add(Descriptors.UnsupportedParameterType, parameter.Locations[0], parameter.Name, parameter.Type.ToDisplayString(Short), part, taken);
        }
    }

    private NumberRange? Range(IParameterSymbol parameter, ValueKind kind)
    {
        if (parameter.Attribute(Names.BetweenAttribute) is not { } attribute)
        {
            return null;
        }

        var range = new NumberRange(attribute.Argument<int>(0), attribute.Argument<int>(1));
        if (kind != ValueKind.Number || range.Least > range.Most)
        {
            diagnostics.Add(Descriptors.BadBetween, attribute.Location(), parameter.Name);
        }

        return range;
    }

    private string? Refused(IParameterSymbol parameter, ParameterRole role, ValueKind kind)
    {
        if (parameter.Attribute(Names.NotAttribute) is not { } attribute)
        {
            return null;
        }

        if (role != ParameterRole.Path || kind != ValueKind.Text)
        {
            diagnostics.Add(Descriptors.BadNot, attribute.Location(), parameter.Name);
        }

        return attribute.Argument<string>();
    }

    private string? BodyProperty(IParameterSymbol parameter, ITypeSymbol type)
    {
        if (verb is "Get" or "Delete")
        {
            diagnostics.Add(Descriptors.BodyNotAllowed, parameter.Locations[0], verb.ToUpperInvariant(), parameter.Name);
        }

        var path = json.PathTo(type);
        if (path is null)
        {
            diagnostics.Add(Descriptors.BodyNotInContext, parameter.Locations[0], parameter.Name, names.Of(type), json.Type?.Name ?? "the context");
        }

        return path;
    }

    private string? DefaultValue(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            return null;
        }

        var value = parameter.ExplicitDefaultValue;
        var type = parameter.Type.NotNull();
        if (value is null)
        {
            return parameter.Type.IsReferenceType || parameter.Type.IsNullable() ? "null" : "default";
        }

        if (type.TypeKind != TypeKind.Enum)
        {
            return SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false);
        }

        var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && value.Equals(field.ConstantValue));
        return member is not null ? $"{names.Of(type)}.{member.Name}" : $"({names.Of(type)}){SymbolDisplay.FormatPrimitive(value, false, false)}";
    }

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
