using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Withallo.Api.Generator.Diagnostics;
using Withallo.Api.Generator.Emitting;
using Withallo.Api.Generator.Models;

namespace Withallo.Api.Generator.Parsing;

/// <summary>Turns the methods of one interface into models, one after the other.</summary>
internal sealed class MethodParser(
    Compilation compilation,
    JsonSource json,
    TypeNames names,
    Dictionary<string, EnumModel> enums,
    DiagnosticList diagnostics,
    string className)
{
    private const string Suffix = "Async";

    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);

    /// <summary>The model of a method; null when something is wrong with it, which is then among the diagnostics.</summary>
    public MethodModel? Parse(IMethodSymbol method)
    {
        if (method.IsGenericMethod)
        {
            diagnostics.Add(Descriptors.Generic, method.Locations[0], method.Name);
            return null;
        }

        if (!method.Name.EndsWith(Suffix, StringComparison.Ordinal) || method.Name.Length == Suffix.Length)
        {
            diagnostics.Add(Descriptors.MethodName, method.Locations[0], method.Name);
            return null;
        }

        var answer = ParseAnswer(method);
        if (ParseVerb(method) is not { } verb || ParseRoute(method, verb.Attribute) is not { } route)
        {
            return null;
        }

        var parser = new ParameterParser(json, names, enums, diagnostics, method, verb.Name, [.. route.Where(part => part.IsPlaceholder).Select(part => part.Text)]);
        var parameters = method.Parameters.Select(parser.Parse).ToArray();
        parser.CheckTogether(parameters, verb.Attribute.ArgumentLocation());

        var stem = method.Name.Substring(0, method.Name.Length - Suffix.Length);
        return new(
            method.Name,
            CallName(stem),
            FieldName(stem),
            $"{method.ContainingType.Name}.{method.Name}({string.Join(", ", method.Parameters.Select(parameter => names.InCref(parameter.Type)))})",
            verb.Name,
            verb.Attribute.Argument<string>()!,
            new(route),
            method.Attribute(Names.ScopeAttribute)?.Argument<string>(),
            method.Has(Names.RepeatableAttribute),
            method.Has(Names.IdempotentAttribute),
            answer,
            new(parameters));
    }

    private (string Name, AttributeData Attribute)? ParseVerb(IMethodSymbol method)
    {
        (string Name, AttributeData Attribute)? first = null;
        foreach (var attribute in method.GetAttributes())
        {
            if (Names.Verbs.FirstOrDefault(verb => attribute.AttributeClass.Is($"{Names.Declarative}.{verb}Attribute")) is not { } name)
            {
                continue;
            }

            if (first is not null)
            {
                diagnostics.Add(Descriptors.TwoVerbs, attribute.Location(), method.Name);
                return null;
            }

            first = (name, attribute);
        }

        if (first is null)
        {
            diagnostics.Add(Descriptors.NoVerb, method.Locations[0], method.Name);
        }

        return first;
    }

    private List<RoutePart>? ParseRoute(IMethodSymbol method, AttributeData verb)
    {
        var path = verb.Argument<string>() ?? "";
        if (!path.StartsWith("/", StringComparison.Ordinal) || path.Any(letter => letter is '?' or '#' || char.IsWhiteSpace(letter)))
        {
            diagnostics.Add(Descriptors.BadPath, verb.ArgumentLocation(), method.Name);
            return null;
        }

        var parts = RouteParser.Parse(path);
        if (parts is null)
        {
            diagnostics.Add(Descriptors.MalformedBraces, verb.ArgumentLocation(), method.Name);
            return null;
        }

        foreach (var repeated in parts.Where(part => part.IsPlaceholder).GroupBy(part => part.Text, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            diagnostics.Add(Descriptors.PlaceholderTwice, verb.ArgumentLocation(), method.Name, repeated.Key);
        }

        return parts;
    }

    private AnswerModel? ParseAnswer(IMethodSymbol method)
    {
        if (method.ReturnType.Is("System.Threading.Tasks.Task"))
        {
            return null;
        }

        if (!method.ReturnType.Is("System.Threading.Tasks.Task`1") || ((INamedTypeSymbol)method.ReturnType).TypeArguments[0] is not { } type || type.IsNullable())
        {
            diagnostics.Add(Descriptors.UnsupportedReturnType, ReturnLocation(method), method.Name, method.ReturnType.ToDisplayString());
            return null;
        }

        var isWhole = type.Has(Names.WholeAnswerAttribute);
        var read = isWhole ? type : compilation.GetTypeByMetadataName(Names.DataEnvelope)?.Construct(type);
        if (read is null || json.PathTo(read) is not { } path)
        {
            var missing = json.Missing(isWhole ? names.Of(type) : $"DataEnvelope<{names.Of(type)}>", names.Of(type));
            diagnostics.Add(Descriptors.AnswerNotInContext, ReturnLocation(method), method.Name, missing, json.Type?.Name ?? "the context");
            return null;
        }

        var whenMissing = type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IReadOnlyList_T ? "[]"
            : type.Has(Names.EmptyWhenMissingAttribute) ? $"new {names.Of(type)}()"
            : null;
        return new(names.Of(type), isWhole, path, whenMissing);
    }

    /// <summary>The name of the method that builds the call, which may hide nothing that the class uses.</summary>
    private string CallName(string stem)
    {
        var isTaken = stem is "Channel" or "Options"
            || stem == className
            || compilation.ObjectType.GetMembers(stem).Length > 0
            || KnownTypes.All.Any(type => type.Name == stem && type.Arity == 0);
        return isTaken ? stem + "Call" : stem;
    }

    /// <summary>What the fields of a method start with: overloads are numbered.</summary>
    private string FieldName(string stem)
    {
        var name = "_" + char.ToLowerInvariant(stem[0]) + stem.Substring(1);
        var free = name;
        for (var number = 2; !_fields.Add(free); number++)
        {
            free = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return free;
    }

    private static Location? ReturnLocation(IMethodSymbol method) =>
        (method.DeclaringSyntaxReferences[0].GetSyntax() as MethodDeclarationSyntax)?.ReturnType.GetLocation() ?? method.Locations[0];
}
