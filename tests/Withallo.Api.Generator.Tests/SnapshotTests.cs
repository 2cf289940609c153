using Withallo.Api.Generator.Tests.Support;

namespace Withallo.Api.Generator.Tests;

/// <summary>Whole generated files, as a reader meets them. Their inputs are the files that this project is built from.</summary>
public class SnapshotTests
{
    [Theory]
    [InlineData("IVisitorsApi")]
    [InlineData("IReportsApi")]
    [InlineData("Shadowed.IRoutesApi")]
    public void A_client_reads_as_it_was_approved(string name)
    {
        var file = Generate().GeneratedSources.Single(source => source.HintName == $"Withallo.Api.Generator.Tests.Interfaces.{name}.g.cs");

        Snapshot.Verify(file.SourceText.ToString(), name);
    }

    [Fact]
    public void Generated_files_have_line_feeds_only_and_no_trailing_space()
    {
        Assert.All(Generate().GeneratedSources, source =>
        {
            var text = source.SourceText.ToString();
            Assert.DoesNotContain('\r', text);
            Assert.DoesNotContain(" \n", text, StringComparison.Ordinal);
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_same_sources_in_another_order_give_the_same_files()
    {
        var sources = Sources();

        var forwards = Compiler.Run(sources).GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
        var backwards = Compiler.Run([.. sources.Reverse()]).GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

        Assert.Equal(3, forwards.Count);
        Assert.Equal(forwards, backwards);
    }

    private static Microsoft.CodeAnalysis.GeneratorRunResult Generate()
    {
        var result = Compiler.Run(Sources());
        Assert.Empty(result.Diagnostics);
        return result;
    }

    private static string[] Sources() =>
        [.. Directory.GetFiles(Path.Combine(TestProject.Directory, "Interfaces"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => TestProject.Read(path))];
}
