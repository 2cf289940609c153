using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Withallo.Blazor.Resources;

namespace Withallo.Blazor.Tests;

/// <summary>Every sentence is there in both languages, and has a member.</summary>
public sealed partial class TextsTests
{
    private static readonly Dictionary<string, string> English = Of(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> French = Of(CultureInfo.GetCultureInfo("fr"));

    [Fact]
    public void Every_key_is_in_both_languages_and_is_a_member()
    {
        var members = typeof(Texts).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(member => member.Name).Order(StringComparer.Ordinal).ToArray();

        Assert.True(members.Length > 100);
        Assert.Equal(members, English.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(members, French.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_sentence_is_empty_and_both_have_the_same_values()
    {
        Assert.All(English, text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
        Assert.All(French, text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
        Assert.All(English, text => Assert.Equal(Holes(text.Value), Holes(French[text.Key])));
    }

    [Fact]
    public void French_breaks_no_line_before_a_punctuation_mark() => Assert.All(French.Values, text => Assert.DoesNotMatch(BreakableSpace(), text));

    [Fact]
    public void Every_member_reads_the_sentence_of_its_name()
    {
        var french = CultureInfo.GetCultureInfo("fr-CA");
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = french;
        try
        {
            Assert.All(
                typeof(Texts).GetProperties(BindingFlags.Public | BindingFlags.Static),
                member => Assert.Equal(French[member.Name], member.GetValue(null)));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static Dictionary<string, string> Of(CultureInfo culture) =>
        Texts.Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static string[] Holes(string text) => [.. Hole().Matches(text).Select(hole => hole.Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();

    [GeneratedRegex("[ \t](?=[:;?!])")]
    private static partial Regex BreakableSpace();
}
