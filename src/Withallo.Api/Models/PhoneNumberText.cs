using System.Globalization;
using System.Text;

namespace Withallo.Api.Models;

/// <summary>
/// Phone numbers as people paste them. In a text that begins with <c>+</c> or <c>00</c> and else holds digits only, what certainly is
/// formatting is removed: white space of every kind, invisible characters, dots, hyphens and dashes, slashes, brackets; and <c>00</c>
/// becomes <c>+</c>. Any other text, such as a national number or a sender id, is left to Allo as it is.
/// </summary>
internal static class PhoneNumberText
{
    public static string Clean(string number)
    {
        if (number is null)
        {
            // The request says so when it is validated.
            return null!;
        }

        var clean = new StringBuilder(number.Length);
        foreach (var c in number)
        {
            if (char.IsAsciiDigit(c) || (c == '+' && clean.Length == 0))
            {
                clean.Append(c);
            }
            else if (!IsFormatting(c))
            {
                return number;
            }
        }

        var text = clean.ToString();
        return text.StartsWith("00", StringComparison.Ordinal) ? "+" + text[2..]
            : text.StartsWith('+') ? text
            : number;
    }

    public static IReadOnlyList<string>? Clean(IReadOnlyList<string>? numbers) => numbers is null ? null : [.. numbers.Select(static number => number is null ? null! : Clean(number))];

    private static bool IsFormatting(char c) =>
        char.IsWhiteSpace(c) || c is '(' or ')' or '[' or ']' or '.' or '/' or '\u00ad'
        || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;
}
