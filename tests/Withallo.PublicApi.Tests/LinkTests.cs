using System.Text;
using System.Text.RegularExpressions;

namespace Withallo.PublicApi.Tests;

/// <summary>Links between documents, and from comments to documents, lead to a file and a heading that exist.</summary>
public sealed partial class LinkTests
{
    private static readonly string[] Sources = [".cs", ".csproj", ".props", ".targets", ".sh", ".json", ".razor"];

    public static TheoryData<string> Documents => [.. Repository.Files("", "*.md"), "llms.txt"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_of_a_document_leads_somewhere(string document)
    {
        var folder = Path.GetDirectoryName(document)!;
        var broken = Link().Matches(CodeBlock().Replace(Repository.Read(document), ""))
            .Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !Exists(folder, target, document));

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_document_that_code_names_exists()
    {
        var named = new[] { "src", "tests", "samples", "eng", "benchmarks" }
            .SelectMany(folder => Repository.Files(folder, "*"))
            .Where(file => Sources.Contains(Path.GetExtension(file)))
            .SelectMany(file => DocumentName().Matches(Repository.Read(file)).Select(name => (File: file, Name: name.Value)))
            .ToArray();

        Assert.NotEmpty(named);
        Assert.Empty(named.Where(found => !Exists("", found.Name, found.File)).Select(found => $"{found.File}: {found.Name}"));
    }

    [Fact]
    public void Every_page_of_the_documentation_is_in_the_index_for_language_models()
    {
        var listed = Link().Matches(Repository.Read("llms.txt")).Select(link => link.Groups["target"].Value);
        var pages = Repository.Files("docs", "*.md").Where(page => !page.StartsWith("docs/internals/", StringComparison.Ordinal));

        Assert.Empty(pages.Except(listed));
    }

    private static bool Exists(string folder, string target, string self)
    {
        var (path, heading) = target.Split('#') is [var file, var anchor] ? (file, anchor) : (target, null);
        var relative = path.Length == 0 ? self : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Repository.PathOf(Path.Combine(folder, path))));
        var full = Repository.PathOf(relative);
        return heading is null
            ? File.Exists(full) || Directory.Exists(full)
            : File.Exists(full) && Heading().Matches(CodeBlock().Replace(Repository.Read(relative), "")).Any(match => Anchor(match.Groups["text"].Value) == heading);
    }

    /// <summary>What GitHub makes of a heading: lower case, spaces as hyphens, no punctuation.</summary>
    private static string Anchor(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var c in heading.Trim().ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_')
            {
                anchor.Append(c);
            }
            else if (c == ' ')
            {
                anchor.Append('-');
            }
        }

        return anchor.ToString();
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\bdocs/[\w/-]+\.md(#[\w-]+)?")]
    private static partial Regex DocumentName();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```.*?^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();
}
