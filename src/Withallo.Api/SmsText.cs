namespace Withallo.Api;

/// <summary>How a text travels as SMS, and so what it costs: carriers count segments. Allo's own limit of 1000 characters is another matter.</summary>
/// <param name="Encoding">How the whole text is encoded: one character outside GSM-7 makes all of it UCS-2.</param>
/// <param name="Units">Its length in units of the encoding: septets, of which <c>€[]{}|~^\</c> take two, or UTF-16 code units.</param>
/// <param name="Segments">How many messages it is sent as; 0 for an empty text.</param>
/// <param name="UnitsLeft">How many units fit into its last segment still.</param>
public readonly record struct SmsText(SmsEncoding Encoding, int Units, int Segments, int UnitsLeft)
{
    // The basic table of GSM 03.38 and its extension, whose characters are sent as an escape and a second septet.
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    /// <summary>Counts a text. Nothing is sent.</summary>
    /// <param name="text">The text.</param>
    public static SmsText Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var septets = 0;
        foreach (var c in text)
        {
            if (!Basic.Contains(c, StringComparison.Ordinal) && !Extension.Contains(c, StringComparison.Ordinal))
            {
                return CountUcs2(text);
            }

            septets += WidthOf(c);
        }

        return septets <= 160 ? Single(SmsEncoding.Gsm7, septets, 160) : Split(text, SmsEncoding.Gsm7, septets, 153, static (text, i) => (1, WidthOf(text[i])));
    }

    private static SmsText CountUcs2(string text) => text.Length <= 70
        ? Single(SmsEncoding.Ucs2, text.Length, 70)
        // A pair of surrogates is never split between two segments.
        : Split(text, SmsEncoding.Ucs2, text.Length, 67, static (text, i) =>
            char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? (2, 2) : (1, 1));

    private static SmsText Single(SmsEncoding encoding, int units, int capacity) => new(encoding, units, units == 0 ? 0 : 1, capacity - units);

    private static SmsText Split(string text, SmsEncoding encoding, int units, int capacity, Func<string, int, (int Chars, int Units)> next)
    {
        var segments = 1;
        var used = 0;
        for (var i = 0; i < text.Length;)
        {
            var (chars, width) = next(text, i);
            if (used + width > capacity)
            {
                segments++;
                used = 0;
            }

            used += width;
            i += chars;
        }

        return new SmsText(encoding, units, segments, capacity - used);
    }

    private static int WidthOf(char c) => Extension.Contains(c, StringComparison.Ordinal) ? 2 : 1;
}
