using Microsoft.CodeAnalysis.CSharp;
using Withallo.Api.Generator.Models;

namespace Withallo.Api.Generator.Emitting;

/// <summary>Writes the method that turns an enum into the words it is sent as.</summary>
internal static class EnumEmitter
{
    public const string MethodName = "Words";

    public static void Emit(SourceWriter source, EnumModel words, Func<string, string> known)
    {
        source.Line(words.IsFlags
            ? "/// <summary>The words of the flags that are set, joined with commas; null, which leaves the value out, when none is.</summary>"
            : "/// <summary>The word of a value; null stays null.</summary>");
        source.Line($"private static string? {MethodName}({words.Type}? value, string parameterName)");
        source.Open();
        if (words.IsFlags)
        {
            Flags(source, words, known);
        }
        else
        {
            OneOf(source, words, known);
        }

        source.Close();
    }

    private static void Flags(SourceWriter source, EnumModel words, Func<string, string> known)
    {
        source.Line("var flags = value.GetValueOrDefault();");
        source.Line("if (flags == 0)");
        source.Open();
        source.Line("return null;");
        source.Close();
        source.Line();
        source.Line($"if ((flags & ~({string.Join(" | ", words.Members.Select(member => member.Name))})) != 0)");
        source.Open();
        source.Line(Refusal(known));
        source.Close();
        source.Line();
        source.Line($"var words = new {known("List")}<string>();");
        foreach (var member in words.Members)
        {
            source.Line($"if ((flags & {member.Name}) != 0)");
            source.Open();
            source.Line($"words.Add({SymbolDisplay.FormatLiteral(member.WireName, quote: true)});");
            source.Close();
            source.Line();
        }

        source.Line("return string.Join(\",\", words);");
    }

    private static void OneOf(SourceWriter source, EnumModel words, Func<string, string> known)
    {
        source.Line("switch (value)");
        source.Open();
        source.Line("case null:");
        source.Continue("return null;");
        foreach (var member in words.Members)
        {
            source.Line($"case {member.Name}:");
            source.Continue($"return {SymbolDisplay.FormatLiteral(member.WireName, quote: true)};");
        }

        source.Line("default:");
        source.Continue(Refusal(known));
        source.Close();
    }

    private static string Refusal(Func<string, string> known) =>
        $"throw new {known("ArgumentOutOfRangeException")}(parameterName, value, \"The value is none of the enum's members.\");";
}
