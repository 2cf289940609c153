namespace Withallo.Testing;

/// <summary>As much of E.164 as it takes to reject what Allo rejects.</summary>
internal static class E164
{
    private const string TwoDigitCodes =
        " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";

    /// <summary>A plus sign and 7 to 15 digits, the first not 0.</summary>
    public static bool IsValid(string number) =>
        number.Length is >= 8 and <= 16 && number[0] == '+' && number[1] != '0' && number.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The country calling code, which stands for the country; empty when the number is not valid.</summary>
    public static string CallingCode(string number) => number switch
    {
        _ when !IsValid(number) => "",
        ['+', '1' or '7', ..] => number[1..2],
        _ when TwoDigitCodes.Contains($" {number[1..3]} ", StringComparison.Ordinal) => number[1..3],
        _ => number[1..4],
    };

    /// <summary>A number as people write it, in E.164 as far as that can be told: North America's and France's own ways are known.</summary>
    public static string Normalize(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits switch
        {
            _ when number.Any(char.IsAsciiLetter) => number,
            _ when number.TrimStart().StartsWith('+') => "+" + digits,
            ['0', '0', ..] => "+" + digits[2..],
            ['0', ..] when digits.Length == 10 => "+33" + digits[1..],
            ['1', ..] when digits.Length == 11 => "+" + digits,
            _ when digits.Length == 10 => "+1" + digits,
            _ => number,
        };
    }
}
