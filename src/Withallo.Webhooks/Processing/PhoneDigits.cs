using System.Globalization;
using System.Text;

namespace Withallo.Webhooks.Processing;

/// <summary>Compares phone numbers by the digits of their international form, however they are written.</summary>
internal static class PhoneDigits
{
    private const string TrunkZero = "(0)";
    private const int MinLength = 7;
    private const int MaxLength = 15;

    /// <summary>The digits: without the <c>+</c> or <c>00</c> in front, the <c>(0)</c> inside, and all that separates. Empty when there are none.</summary>
    public static string Of(string? number)
    {
        var digits = number is null ? "" : Digits(number.Replace(TrunkZero, "", StringComparison.Ordinal));
        return digits.StartsWith("00", StringComparison.Ordinal) && !number!.Contains('+', StringComparison.Ordinal) ? digits[2..] : digits;
    }

    /// <summary>The digits of a number that somebody listed; <see langword="null"/> when it is none, or a national one, which no event has.</summary>
    public static string? OfListed(string? number)
    {
        var digits = Of(number);
        return digits.Length is >= MinLength and <= MaxLength
            && digits[0] != '0'
            && !number!.Any(char.IsLetter)
            && !number!.TrimStart().StartsWith(TrunkZero, StringComparison.Ordinal)
            ? digits
            : null;
    }

    private static string Digits(string text)
    {
        var digits = new StringBuilder(MaxLength);
        foreach (var c in text)
        {
            if (CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit)
            {
                digits.Append((char)('0' + digit));
            }
        }

        return digits.ToString();
    }
}
