namespace Withallo.Api.Tests.Situations;

/// <summary>Somebody wants to know what a message costs before it is sent.</summary>
public sealed class SmsTextTests
{
    public static TheoryData<string, SmsEncoding, int, int, int> Texts => new()
    {
        { "", SmsEncoding.Gsm7, 0, 0, 160 },
        { "Your table is ready.", SmsEncoding.Gsm7, 20, 1, 140 },
        { new string('a', 160), SmsEncoding.Gsm7, 160, 1, 0 },
        { new string('a', 161), SmsEncoding.Gsm7, 161, 2, 145 },
        { new string('a', 306), SmsEncoding.Gsm7, 306, 2, 0 },
        { new string('a', 307), SmsEncoding.Gsm7, 307, 3, 152 },
        // The euro sign takes two septets, which stay together.
        { new string('€', 80), SmsEncoding.Gsm7, 160, 1, 0 },
        { new string('€', 81), SmsEncoding.Gsm7, 162, 2, 143 },
        { new string('a', 152) + new string('€', 5), SmsEncoding.Gsm7, 162, 2, 143 },
        // French needs UCS-2 for ê and ç, but not for é, è, à and ù.
        { "à é è ù Ç", SmsEncoding.Gsm7, 9, 1, 151 },
        { "ça", SmsEncoding.Ucs2, 2, 1, 68 },
        { new string('ê', 70), SmsEncoding.Ucs2, 70, 1, 0 },
        { new string('ê', 71), SmsEncoding.Ucs2, 71, 2, 63 },
        // A pair of surrogates is never cut in two: 33 of them in a segment of 67 units.
        { string.Concat(Enumerable.Repeat("😀", 35)), SmsEncoding.Ucs2, 70, 1, 0 },
        { string.Concat(Enumerable.Repeat("😀", 36)), SmsEncoding.Ucs2, 72, 2, 61 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Encoding_units_and_segments_are_counted_as_carriers_do(string text, SmsEncoding encoding, int units, int segments, int left) =>
        Assert.Equal(new SmsText(encoding, units, segments, left), SmsText.Count(text));

    [Fact]
    public void A_null_text_is_the_callers_mistake() => Assert.Throws<ArgumentNullException>(() => SmsText.Count(null!));
}
