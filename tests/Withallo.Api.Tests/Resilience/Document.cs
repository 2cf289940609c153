using System.Reflection;

namespace Withallo.Api.Tests.Resilience;

/// <summary>A page of docs/ whose tables are written by the tests: it cannot say anything but what they prove.</summary>
internal sealed class Document
{
    private const string End = "<!-- end -->";

    private static readonly string Folder = Path.GetFullPath(Path.Combine(
        typeof(Document).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "ProjectDirectory").Value!, "..", "..", "docs"));

    private readonly string _name;
    private string _expected;

    public Document(string name)
    {
        _name = name;
        _expected = Text = File.ReadAllText(Path.Combine(Folder, name + ".md")).ReplaceLineEndings("\n");
    }

    public string Text { get; }

    /// <summary>Says what a table of the page must be.</summary>
    public Document Table(string table, string head, string columns, IEnumerable<string> rows)
    {
        var begin = $"<!-- {table}: written by a test -->\n";
        var from = _expected.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        Assert.True(from >= begin.Length, $"docs/{_name}.md has no place for the table '{table}'.");
        _expected = _expected[..from] + string.Join('\n', [head, columns, .. rows]) + "\n" + _expected[_expected.IndexOf(End, from, StringComparison.Ordinal)..];
        return this;
    }

    /// <summary>Compares; a page that should be another one is written next to it, to be read and taken over.</summary>
    public void AssertProven()
    {
        if (_expected != Text)
        {
            File.WriteAllText(Path.Combine(Folder, _name + ".received.md"), _expected);
            Assert.Fail($"docs/{_name}.md is not what the tests prove: compare it with docs/{_name}.received.md and take that over.");
        }
    }
}
