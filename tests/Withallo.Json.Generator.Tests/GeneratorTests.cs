using Microsoft.CodeAnalysis;
using Withallo.Json.Generator.Tests.Support;

namespace Withallo.Json.Generator.Tests;

public sealed class GeneratorTests
{
    private const string Phone = """
        namespace Desk;

        /// <summary>A phone.</summary>
        [AlloObject]
        public sealed partial record Phone : AlloObject
        {
            public string Id { get; set; } = "";
            public Color Color { get; set; }
            [AlloName("to", "to_number")] public string? ToNumber { get; set; }
            [AlloWrapped("name")] public IReadOnlyList<string> Tags { get; set; } = [];
            public bool IsLocked { get; set; }
            public decimal? Price { get; set; }
            public DateTimeOffset? MadeAt { get; set; }
            public Phone? Twin { get; set; }
            public IReadOnlyList<Phone>? Parts { get; set; }
            public IReadOnlyDictionary<string, JsonElement>? Custom { get; set; }
            [AlloIgnore] public int Computed { get; set; }
            public int ReadOnly => Computed;
            internal int Hidden { get; set; }
            [AlloName("hidden")] private int? OnWire { get; set; }
        }
        """;

    private const string Color = """
        namespace Desk;

        /// <summary>A color.</summary>
        [AlloStringEnum]
        public readonly partial record struct Color : IStringEnum<Color>
        {
            /// <summary>Like the sky.</summary>
            public static partial Color SkyBlue { get; }

            /// <summary>Like grass.</summary>
            [AlloName("GRASS")]
            public static partial Color Green { get; }
        }
        """;

    [Fact]
    public void A_record_and_a_string_enum_become_code_that_one_can_read()
    {
        var sources = Compiler.Run(Phone, Color).GeneratedSources;

        Assert.Equal(["Desk.Color.g.cs", "Desk.Phone.g.cs"], sources.Select(static source => source.HintName).Order(StringComparer.Ordinal));
        Assert.All(sources, static source => Snapshot.Verify(source.SourceText.ToString(), source.HintName.Replace(".g.cs", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("namespace Desk.System;\npublic static class Text;")]
    [InlineData("namespace Desk.Withallo;\npublic static class Json;")]
    public void It_compiles_whatever_is_called_alike(string other) => Assert.Empty(Compiler.Diagnostics(Phone, Color, other));

    [Fact]
    public void Members_of_base_types_come_first_and_type_parameters_are_objects()
    {
        const string Pages = """
            namespace Desk;

            [AlloObject]
            public partial record Page<T> : AlloObject where T : AlloObject, new()
            {
                public IReadOnlyList<T> Rows { get; set; } = [];
            }

            [AlloObject]
            public sealed partial record PhonePage : Page<Phone>
            {
                public int? Total { get; set; }
            }
            """;

        Assert.Empty(Compiler.Diagnostics(Phone, Color, Pages));
        var page = Compiler.Run(Phone, Color, Pages).GeneratedSources.Single(static source => source.HintName == "Desk.PhonePage.g.cs").SourceText.ToString();
        Assert.Contains("ObjectList<global::Desk.Phone>", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("\"rows\"u8", StringComparison.Ordinal) > 0 && page.Contains("case 1: // total", StringComparison.Ordinal));
    }

    [Fact]
    public void A_member_that_cannot_be_read_is_an_error() => Assert.Contains(
        "ALLO101 'Where' is a Uri?, which cannot be read from JSON: change its type, or leave it out with [AlloIgnore]",
        Compiler.Diagnostics("""
            [AlloObject]
            public sealed partial record Thing : AlloObject { public Uri? Where { get; set; } }
            """));

    [Fact]
    public void Two_members_of_one_name_are_an_error() => Assert.Contains(
        "ALLO102 'To' and 'Callee' are both called 'to' in JSON: give one of them another name with [AlloName]",
        Compiler.Diagnostics("""
            [AlloObject]
            public sealed partial record Thing : AlloObject
            {
                public string? To { get; set; }
                [AlloName("callee", "to")] public string? Callee { get; set; }
            }
            """));

    [Fact]
    public void More_members_than_can_be_distinguished_are_an_error()
    {
        var members = string.Concat(Enumerable.Range(0, 65).Select(static index => $"public string? Member{index} {{ get; set; }}\n"));

        Assert.Contains(
            "ALLO103 'Thing' has 65 members, and a reader tells 64 apart: move some into an object of their own",
            Compiler.Diagnostics($"[AlloObject] public sealed partial record Thing : AlloObject {{ {members} }}"));
    }

    [Theory]
    [InlineData("// A comment moves what follows.\n", true)]
    [InlineData("namespace Other { public static class Unrelated; }\n", true)]
    [InlineData("", true)]
    [InlineData("namespace Desk { public partial record Phone; }", true)]
    public void What_changes_nothing_generates_nothing_anew(string added, bool isCached)
    {
        var driver = Compiler.Driver().RunGenerators(Compiler.Compile(Phone, Color), TestContext.Current.CancellationToken);
        var result = driver.RunGenerators(Compiler.Compile(Phone, Color, added), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        string[] steps = [StepNames.Objects, StepNames.StringEnums];
        Assert.All(
            steps.SelectMany(step => result.TrackedSteps[step]).SelectMany(static step => step.Outputs),
            output => Assert.Equal(isCached, output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void A_member_that_is_added_generates_its_record_anew_and_no_other()
    {
        var driver = Compiler.Driver().RunGenerators(Compiler.Compile(Phone, Color), TestContext.Current.CancellationToken);
        var changed = Phone.Replace("public bool IsLocked", "public string? Owner { get; set; } public bool IsLocked", StringComparison.Ordinal);
        var result = driver.RunGenerators(Compiler.Compile(changed, Color), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        Assert.Equal(IncrementalStepRunReason.Modified, result.TrackedSteps[StepNames.Objects].Single().Outputs.Single().Reason);
        Assert.Equal(IncrementalStepRunReason.Unchanged, result.TrackedSteps[StepNames.StringEnums].Single().Outputs.Single().Reason);
    }
}
