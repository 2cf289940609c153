using System.Text;
using Microsoft.CodeAnalysis;

namespace Withallo.Json.Generator.Parsing;

/// <summary>The names of types that the generator looks for, and the names that members have in JSON.</summary>
internal static class Names
{
    public const string AlloObject = "Withallo.Json.AlloObjectAttribute";
    public const string AlloStringEnum = "Withallo.Json.AlloStringEnumAttribute";
    public const string AlloName = "Withallo.Json.AlloNameAttribute";
    public const string AlloWrapped = "Withallo.Json.AlloWrappedAttribute";
    public const string AlloIgnore = "Withallo.Json.AlloIgnoreAttribute";
    public const string JsonConverter = "System.Text.Json.Serialization.JsonConverterAttribute";
    public const string BaseObject = "Withallo.AlloObject";
    public const string WebhookTopic = "Withallo.Webhooks.WebhookTopic";

    /// <summary>The attribute of that name, if the symbol has it.</summary>
    public static AttributeData? Find(this ISymbol symbol, string attribute) =>
        symbol.GetAttributes().FirstOrDefault(data => data.AttributeClass?.ToDisplayString() == attribute);

    /// <summary><c>LengthInMinutes</c> as <c>length_in_minutes</c>.</summary>
    public static string SnakeCase(string member)
    {
        var name = new StringBuilder(member.Length + 4);
        foreach (var letter in member)
        {
            if (char.IsUpper(letter) && name.Length > 0)
            {
                name.Append('_');
            }

            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }

    /// <summary><c>length_in_minutes</c> as <c>lengthInMinutes</c>, which some of Allo's bodies have instead.</summary>
    public static string CamelCase(string name) =>
        string.Concat(name.Split('_').Select(static (part, index) => index == 0 ? part : char.ToUpperInvariant(part[0]) + part.Substring(1)));
}
