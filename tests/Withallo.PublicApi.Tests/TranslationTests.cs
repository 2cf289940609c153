using System.Text.RegularExpressions;

namespace Withallo.PublicApi.Tests;

/// <summary>README.md and README.fr.md say the same: whatever needs no translation is held equal, so that neither changes alone.</summary>
public sealed partial class TranslationTests
{
    private static readonly string _english = Repository.Read("README.md");
    private static readonly string _french = Repository.Read("README.fr.md");

    [Fact]
    public void Both_readmes_have_the_same_code_blocks_in_the_same_order()
    {
        var blocks = Found(Block(), _english);

        Assert.NotEmpty(blocks);
        Assert.Equal(blocks, Found(Block(), _french));
    }

    [Fact]
    public void Both_readmes_have_headings_of_the_same_levels_in_the_same_order()
    {
        var levels = Found(HeadingLevel(), Prose(_english));

        Assert.NotEmpty(levels);
        Assert.Equal(levels, Found(HeadingLevel(), Prose(_french)));
    }

    [Fact]
    public void Both_readmes_have_the_same_links_in_the_same_order_and_begin_with_one_to_each_other()
    {
        var english = Found(LinkTarget(), Prose(_english));
        var french = Found(LinkTarget(), Prose(_french));

        Assert.Equal("README.fr.md", english[0]);
        Assert.Equal("README.md", french[0]);
        Assert.Equal(english[1..], french[1..]);
    }

    [Fact]
    public void Both_readmes_name_the_same_code_and_the_same_numbers()
    {
        // Sorted, since the two languages order words differently.
        Assert.Equal(Found(InlineCode(), Prose(_english)).Order(StringComparer.Ordinal), Found(InlineCode(), Prose(_french)).Order(StringComparer.Ordinal));
        Assert.Equal(Found(Number(), Prose(_english)).Order(StringComparer.Ordinal), Found(Number(), Prose(_french)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_french_readme_breaks_no_line_before_a_punctuation_mark() =>
        Assert.Empty(Found(BreakableSpace(), Prose(_french)));

    private static string Prose(string document) => Block().Replace(document, "");

    private static string[] Found(Regex what, string text) => [.. what.Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"^(?:<!--[^\n]*-->\n)?```\w*\n.*?^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("^#+(?= )", RegexOptions.Multiline)]
    private static partial Regex HeadingLevel();

    [GeneratedRegex(@"(?<=\]\()[^)]+")]
    private static partial Regex LinkTarget();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex InlineCode();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    // A plain space where French has a no-break one, with what stands around it.
    [GeneratedRegex(@"\S* [:;?!»]|« \S*")]
    private static partial Regex BreakableSpace();
}
