using System.Text.RegularExpressions;

namespace Withallo.PublicApi.Tests;

/// <summary>
/// Every C# and Razor block of the documents is a region of a compiled file, named in the line above it:
/// <c>&lt;!-- snippet: samples/Quickstart/SandboxTour.cs#send_sms --&gt;</c>. In a Razor file, a region begins with
/// <c>@* #region send_sms *@</c> and ends with <c>@* #endregion *@</c>.
/// </summary>
public sealed partial class SnippetTests
{
    public static TheoryData<string> Documents =>
        [.. Repository.Files("", "*.md").Where(path => !path.StartsWith("TestResults", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_code_block_is_a_region_of_a_compiled_file(string document)
    {
        var text = Repository.Read(document);
        var blocks = Block().Matches(text);
        foreach (Match block in blocks)
        {
            Assert.True(block.Groups["file"].Success, $"{document}: the block that begins with «{block.Groups["code"].Value.Split('\n')[0]}» names no snippet.");
            var expected = Region(block.Groups["file"].Value, block.Groups["region"].Value);
            Assert.Equal(expected, block.Groups["code"].Value.TrimEnd('\n'));
        }

        Assert.Equal(text.Split('\n').Count(line => line.TrimStart().StartsWith("```csharp", StringComparison.Ordinal) || line.TrimStart().StartsWith("```razor", StringComparison.Ordinal)), blocks.Count);
    }

    [Fact]
    public void The_readme_has_code_at_all() => Assert.True(Block().Count(Repository.Read("README.md")) >= 5);

    private static string Region(string file, string name)
    {
        // Razor has regions in comments only.
        var lines = Repository.Read(file).Replace("@* #", "#", StringComparison.Ordinal).Replace(" *@", "", StringComparison.Ordinal).Split('\n');
        var start = Array.FindIndex(lines, line => line.Trim() == "#region " + name);
        Assert.True(start >= 0, $"{file} has no region {name}.");
        var end = Array.FindIndex(lines, start, line => line.Trim().StartsWith("#endregion", StringComparison.Ordinal));
        var body = lines[(start + 1)..end];
        var indent = body.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', body.Select(line => line.Length > indent ? line[indent..] : line.Trim())).Trim('\n');
    }

    [GeneratedRegex(@"(?:<!-- snippet: (?<file>\S+)#(?<region>\w+) -->\n)?```(?:csharp|razor)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
