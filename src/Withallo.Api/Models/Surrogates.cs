namespace Withallo.Api.Models;

/// <summary>Finds halves of surrogate pairs, which encoders replace silently.</summary>
internal static class Surrogates
{
    public static bool AreWhole(ReadOnlySpan<char> text)
    {
        int at;
        while ((at = text.IndexOfAnyInRange('\ud800', '\udfff')) >= 0)
        {
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return false;
            }

            text = text[(at + 2)..];
        }

        return true;
    }
}
