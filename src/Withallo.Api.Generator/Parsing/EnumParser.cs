using Microsoft.CodeAnalysis;
using Withallo.Api.Generator.Diagnostics;
using Withallo.Api.Generator.Models;

namespace Withallo.Api.Generator.Parsing;

/// <summary>Reads the words of an enum that is sent in a query.</summary>
internal static class EnumParser
{
    public static EnumModel Parse(IParameterSymbol parameter, INamedTypeSymbol type, TypeNames names, DiagnosticList diagnostics)
    {
        var isFlags = type.Has(Names.FlagsAttribute);
        var seen = new HashSet<ulong>();
        var members = new List<EnumMemberModel>();
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue))
        {
            var bits = Bits(field.ConstantValue!);
            if ((isFlags && !IsOneFlag(bits)) || !seen.Add(bits))
            {
                // No flag at all, several at once, or another name for a member already seen.
                continue;
            }

            if (field.Attribute(Names.EnumMemberAttribute)?.NamedArguments.FirstOrDefault(named => named.Key == "Value").Value.Value is string word)
            {
                members.Add(new($"{names.Of(type)}.{field.Name}", word));
            }
            else
            {
                diagnostics.Add(Descriptors.EnumMemberWithoutName, parameter.Locations[0], parameter.Name, $"{type.Name}.{field.Name}");
            }
        }

        return new(names.Of(type), isFlags, new(members));
    }

    private static bool IsOneFlag(ulong bits) => bits != 0 && (bits & (bits - 1)) == 0;

    private static ulong Bits(object constant) => constant is ulong bits
        ? bits
        : unchecked((ulong)Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture));
}
