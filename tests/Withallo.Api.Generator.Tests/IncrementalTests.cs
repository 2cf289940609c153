using Microsoft.CodeAnalysis;
using Withallo.Api.Generator.Tests.Support;

namespace Withallo.Api.Generator.Tests;

/// <summary>How much is done again after an edit: as little as possible, for it happens at every keypress.</summary>
public class IncrementalTests
{
    private const string Models = """
        using System.Text.Json.Serialization;
        using Withallo.Api.Declarative;

        namespace Desk;

        public sealed record Thing;

        [JsonSerializable(typeof(DataEnvelope<Thing>))]
        internal sealed partial class ThingContext : JsonSerializerContext;
        """;

    private const string Things = """
        using Withallo.Api;
        using Withallo.Api.Declarative;
        using Withallo.Api.Declarative.Allo;

        namespace Desk;

        /// <summary>Things.</summary>
        [AlloApi(ApiGeneration.V1, typeof(ThingContext))]
        public interface IThingsApi
        {
            [Get("/things")] Task<Thing> GetAsync(CancellationToken cancellationToken);
        }
        """;

    private const string Others = """
        using Withallo.Api;
        using Withallo.Api.Declarative;
        using Withallo.Api.Declarative.Allo;

        namespace Desk;

        [AlloApi(ApiGeneration.V1, typeof(ThingContext))]
        public interface IOthersApi
        {
            [Get("/others")] Task<Thing> GetAsync(CancellationToken cancellationToken);
        }
        """;

    [Fact]
    public void The_first_run_does_everything()
    {
        var result = Compiler.Run(Models, Things, Others);

        Assert.Equal([IncrementalStepRunReason.New, IncrementalStepRunReason.New], Reasons(result, StepNames.Interfaces));
        Assert.Equal([IncrementalStepRunReason.New, IncrementalStepRunReason.New], Reasons(result, StepNames.Clients));
        Assert.Equal(2, result.GeneratedSources.Length);
    }

    [Fact]
    public void An_edit_of_an_unrelated_file_does_nothing_again()
    {
        var result = AfterEdit(0, Models + "\n\npublic sealed class Unrelated;\n");

        AssertNothingDone(result, StepNames.Interfaces);
        AssertNothingDone(result, StepNames.Clients);
        AssertNothingWritten(result, files: 2);
    }

    [Fact]
    public void An_edit_of_a_comment_in_an_interface_writes_nothing_again()
    {
        var result = AfterEdit(1, Things.Replace("Things.", "All\n/// the things.", StringComparison.Ordinal));

        AssertNothingDone(result, StepNames.Interfaces);
        AssertNothingDone(result, StepNames.Clients);
        AssertNothingWritten(result, files: 2);
    }

    [Fact]
    public void A_new_route_writes_its_own_interface_again_and_no_other()
    {
        var result = AfterEdit(1, Things.Replace("/things", "/all-things", StringComparison.Ordinal));

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(result, StepNames.Clients));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Written(result));
        Assert.Contains("\"/all-things\"", result.GeneratedSources.Single(source => source.HintName == "Desk.IThingsApi.g.cs").SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_that_moves_reports_anew_and_writes_nothing_again()
    {
        var wrong = Others.Replace("[Get(\"/others\")]", "", StringComparison.Ordinal);
        var moved = "// One line further down.\n" + wrong;
        var result = AfterEdit(2, moved, [Models, Things, wrong]);

        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, StepNames.Diagnostics));
        Assert.Equal(moved.IndexOf("GetAsync", StringComparison.Ordinal), Assert.Single(result.Diagnostics).Location.SourceSpan.Start);
        AssertNothingDone(result, StepNames.Clients);
        AssertNothingWritten(result, files: 1);
    }

    [Fact]
    public void A_type_that_the_context_comes_to_know_mends_the_interface()
    {
        var unknown = Models.Replace("[JsonSerializable(typeof(DataEnvelope<Thing>))]", "", StringComparison.Ordinal);
        var result = AfterEdit(0, Models, [unknown, Things, Others]);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(2, result.GeneratedSources.Length);
    }

    [Fact]
    public void No_step_holds_on_to_the_compilation()
    {
        var result = Compiler.Run(Models, Things, Others);

        foreach (var name in new[] { StepNames.Interfaces, StepNames.Clients })
        {
            Assert.All(result.TrackedSteps[name].SelectMany(step => step.Outputs), output => AssertIsPlainData(output.Value, []));
        }
    }

    private static GeneratorRunResult AfterEdit(int file, string text, string[]? sources = null)
    {
        var before = Compiler.Compile(sources ?? [Models, Things, Others]);

        // Source 0 is the one with the global usings.
        var edited = before.SyntaxTrees[file + 1];
        var after = before.ReplaceSyntaxTree(edited, Compiler.Parse(text, edited.FilePath));
        return Compiler.Driver()
            .RunGenerators(before, TestContext.Current.CancellationToken)
            .RunGenerators(after, TestContext.Current.CancellationToken)
            .GetRunResult().Results.Single();
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    private static IEnumerable<IncrementalStepRunReason> Written(GeneratorRunResult result) =>
        result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);

    private static void AssertNothingDone(GeneratorRunResult result, string step)
    {
        Assert.NotEmpty(Reasons(result, step));
        Assert.All(Reasons(result, step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}"));
    }

    private static void AssertNothingWritten(GeneratorRunResult result, int files)
    {
        Assert.Equal(files, result.GeneratedSources.Length);
        Assert.Equal(files, Written(result).Count(reason => reason == IncrementalStepRunReason.Cached));
    }

    private static void AssertIsPlainData(object? value, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Location or Compilation or SemanticModel, value.GetType().FullName);
        if (value is System.Collections.IEnumerable items)
        {
            foreach (var item in items)
            {
                AssertIsPlainData(item, seen);
            }

            return;
        }

        foreach (var property in value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
        {
            AssertIsPlainData(property.GetValue(value), seen);
        }
    }
}
