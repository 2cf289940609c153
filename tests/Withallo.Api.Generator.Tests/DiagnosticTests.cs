using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Withallo.Api.Generator.Diagnostics;
using Withallo.Api.Generator.Tests.Support;

namespace Withallo.Api.Generator.Tests;

/// <summary>Everything that can be wrong about an interface, with the place that is reported: the text between [| and |].</summary>
public partial class DiagnosticTests
{
    private const string Head = """
        using System.Runtime.Serialization;
        using System.Text.Json.Serialization;
        using Withallo;
        using Withallo.Api;
        using Withallo.Api.Declarative;
        using Withallo.Api.Declarative.Allo;

        namespace Desk;

        public sealed record Thing;

        public sealed record Stranger;

        public enum Wordless { [EnumMember(Value = "one")] One, Two }

        [JsonSerializable(typeof(DataEnvelope<Thing>))]
        [JsonSerializable(typeof(Thing))]
        internal sealed partial class ThingContext : JsonSerializerContext;


        """;

    [Fact]
    public void ALLO001_a_placeholder_without_parameter() => InMethod(
        "ALLO001", "'{id}'",
        """[Get([|"/things/{id}"|])] Task<Thing> GetAsync(string thingId, CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO001_the_names_must_match_to_the_letter() => InMethod(
        "ALLO001", "[AliasAs(\"thingid\")]",
        """[Get([|"/things/{thingid}"|])] Task<Thing> GetAsync(string thingId, CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO001_a_body_does_not_fill_a_placeholder() => InMethod(
        "ALLO001", "'{thing}'",
        """[Post([|"/things/{thing}"|])] Task<Thing> CreateAsync([Body] Thing thing, CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO002_a_placeholder_that_appears_twice() => InMethod(
        "ALLO002", "'{id}'",
        """[Get([|"/things/{id}/parts/{id}"|])] Task<Thing> GetAsync(string id, CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO002_a_placeholder_that_two_parameters_fill() => InMethod(
        "ALLO002", "'{id}'",
        """[Get("/things/{id}")] Task<Thing> GetAsync(string id, [AliasAs("id")] string [|other|], CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO003_a_path_parameter_that_may_be_null() => InMethod(
        "ALLO003", "'id'",
        """[Get("/things/{id}")] Task<Thing> GetAsync(string? [|id|], CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO003_a_number_in_the_path_that_may_be_null() => InMethod(
        "ALLO003", "'id'",
        """[Get("/things/{id}")] Task<Thing> GetAsync(int? [|id|], CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO004_two_bodies() => InMethod(
        "ALLO004", "'second'",
        """[Post("/things")] Task<Thing> CreateAsync([Body] Thing first, [Body] Thing [|second|], CancellationToken cancellationToken);""");

    [Theory]
    [InlineData("Get")]
    [InlineData("Delete")]
    public void ALLO005_a_body_on_a_verb_that_has_none(string verb) => InMethod(
        "ALLO005", verb.ToUpperInvariant(),
        $"""[{verb}("/things")] Task<Thing> FindAsync([Body] Thing [|thing|], CancellationToken cancellationToken);""");

    [Theory]
    [InlineData("Thing")]
    [InlineData("void")]
    [InlineData("ValueTask<Thing>")]
    [InlineData("IAsyncEnumerable<Thing>")]
    [InlineData("Task<Thing?>")]
    [InlineData("Task<int?>")]
    public void ALLO006_a_return_type_that_is_no_answer(string type) => InMethod(
        "ALLO006", "'GetAsync'",
        $"""[Get("/things")] [|{type}|] GetAsync(CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO007_no_verb() => InMethod(
        "ALLO007", "'GetAsync'",
        """Task<Thing> [|GetAsync|](CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO008_two_verbs() => InMethod(
        "ALLO008", "'GetAsync'",
        """[Get("/things")] [[|Post("/things")|]] Task<Thing> GetAsync(CancellationToken cancellationToken);""");

    [Theory]
    [InlineData("double")]
    [InlineData("long")]
    [InlineData("Guid")]
    [InlineData("DateTime")]
    [InlineData("string[]")]
    [InlineData("Thing")]
    [InlineData("object")]
    public void ALLO009_a_type_that_a_query_does_not_take(string type) => InMethod(
        "ALLO009", "cannot be sent in the query",
        $"""[Get("/things")] Task<Thing> GetAsync({type} [|value|], CancellationToken cancellationToken);""");

    [Theory]
    [InlineData("bool")]
    [InlineData("DateOnly")]
    [InlineData("Wordless")]
    public void ALLO009_a_type_that_a_path_does_not_take(string type) => InMethod(
        "ALLO009", "cannot be sent in the path",
        $$"""[Get("/things/{value}")] Task<Thing> GetAsync({{type}} [|value|], CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO009_a_header_that_is_no_string() => InMethod(
        "ALLO009", "cannot be sent in the headers",
        """[Get("/things")] Task<Thing> GetAsync([Header("X-Number")] int [|number|], CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO009_a_parameter_by_reference() => InMethod(
        "ALLO009", "without ref",
        """[Get("/things")] Task<Thing> GetAsync(in int [|number|], CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO010_an_answer_that_the_context_does_not_know() => InMethod(
        "ALLO010", "[JsonSerializable(typeof(DataEnvelope<Stranger>))] to ThingContext",
        """[Get("/things")] [|Task<Stranger>|] GetAsync(CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO010_an_answer_without_a_shape() => InNamespace(
        "ALLO010", "a static property of type ObjectShape<Thing> to ThingShapes",
        """
        internal static class ThingShapes
        {
            public static Thing Thing => null!;
        }

        [AlloApi(ApiGeneration.V1, typeof(ThingShapes))]
        public interface IThingsApi
        {
            [Get("/things")] [|Task<Thing>|] GetAsync(CancellationToken cancellationToken);
        }
        """);

    [Fact]
    public void ALLO011_a_body_that_the_context_does_not_know() => InMethod(
        "ALLO011", "[JsonSerializable(typeof(Stranger))] to ThingContext",
        """[Post("/things")] Task<Thing> CreateAsync([Body] Stranger? [|body|], CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO012_no_cancellation_token() => InMethod(
        "ALLO012", "'GetAsync'",
        """[Get("/things")] Task<Thing> [|GetAsync|](int page);""");

    [Fact]
    public void ALLO012_a_cancellation_token_that_is_not_last() => InMethod(
        "ALLO012", "'GetAsync'",
        """[Get("/things")] Task<Thing> GetAsync(CancellationToken [|cancellationToken|], int page);""");

    [Fact]
    public void ALLO012_two_cancellation_tokens() => InMethod(
        "ALLO012", "'GetAsync'",
        """[Get("/things")] Task<Thing> GetAsync(CancellationToken [|first|], CancellationToken second);""");

    [Theory]
    [InlineData("things")]
    [InlineData("")]
    [InlineData("/things?page=1")]
    [InlineData("/things#one")]
    [InlineData("/all things")]
    public void ALLO013_a_path_that_is_none(string path) => InMethod(
        "ALLO013", "'GetAsync'",
        $"""[Get([|"{path}"|])] Task<Thing> GetAsync(CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO014_two_query_values_of_one_name() => InMethod(
        "ALLO014", "'page'",
        """[Get("/things")] Task<Thing> GetAsync(int page, [AliasAs("page")] int [|number|], CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO014_two_headers_of_one_name_whatever_its_case() => InMethod(
        "ALLO014", "'x-desk'",
        """[Get("/things")] Task<Thing> GetAsync([Header("X-Desk")] string a, [Header("x-desk")] string [|b|], CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO015_a_generic_method() => InMethod(
        "ALLO015", "'GetAsync'",
        """[Get("/things")] Task<Thing> [|GetAsync|]<T>(CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO015_a_generic_interface() => InNamespace(
        "ALLO015", "'IThingsApi'",
        """
        [AlloApi(ApiGeneration.V1, typeof(ThingContext))]
        public interface [|IThingsApi|]<T>;
        """);

    [Theory]
    [InlineData("/things/{id")]
    [InlineData("/things/id}")]
    [InlineData("/things/{}")]
    [InlineData("/things/{a{b}")]
    [InlineData("/things/{a}}")]
    public void ALLO016_braces_that_do_not_pair_up(string path) => InMethod(
        "ALLO016", "'GetAsync'",
        $"""[Get([|"{path}"|])] Task<Thing> GetAsync(CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO017_an_alias_that_is_empty() => InMethod(
        "ALLO017", "'page'",
        """[Get("/things")] Task<Thing> GetAsync([AliasAs([|""|])] int page, CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO017_a_header_without_a_name() => InMethod(
        "ALLO017", "'desk'",
        """[Get("/things")] Task<Thing> GetAsync([Header([|" "|])] string desk, CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO018_a_range_of_something_else_than_an_int() => InMethod(
        "ALLO018", "'name'",
        """[Get("/things")] Task<Thing> GetAsync([[|Between(1, 2)|]] string name, CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO018_a_range_that_holds_nothing() => InMethod(
        "ALLO018", "'page'",
        """[Get("/things")] Task<Thing> GetAsync([[|Between(2, 1)|]] int page, CancellationToken cancellationToken);""");

    [Theory]
    [InlineData("ThingsApi")]
    [InlineData("Ithings")]
    [InlineData("I")]
    public void ALLO019_an_interface_that_is_not_named_as_one(string name) => InNamespace(
        "ALLO019", $"'{name}'",
        $"""
        [AlloApi(ApiGeneration.V1, typeof(ThingContext))]
        public interface [|{name}|];
        """);

    [Fact]
    public void ALLO020_an_interface_inside_a_type() => InNamespace(
        "ALLO020", "'IThingsApi'",
        """
        public static class Outer
        {
            [AlloApi(ApiGeneration.V1, typeof(ThingContext))]
            public interface [|IThingsApi|];
        }
        """);

    [Theory]
    [InlineData("int [|Page|] { get; }", "'Page'")]
    [InlineData("event Action [|Changed|];", "'Changed'")]
    [InlineData("static abstract Task [|MakeAsync|]();", "'MakeAsync'")]
    public void ALLO021_a_member_that_is_no_endpoint(string member, string named) => InMethod("ALLO021", named, member);

    [Fact]
    public void ALLO021_an_interface_that_inherits() => InNamespace(
        "ALLO021", "'IDisposable'",
        """
        [AlloApi(ApiGeneration.V1, typeof(ThingContext))]
        public interface [|IThingsApi|] : IDisposable;
        """);

    [Fact]
    public void ALLO022_an_enum_member_without_a_word() => InMethod(
        "ALLO022", "Wordless.Two",
        """[Get("/things")] Task<Thing> GetAsync(Wordless? [|order|], CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO023_a_refused_word_outside_the_path() => InMethod(
        "ALLO023", "'id'",
        """[Get("/things")] Task<Thing> GetAsync([[|Not("search")|]] string id, CancellationToken cancellationToken);""");

    [Fact]
    public void ALLO024_a_body_that_is_a_header() => InMethod(
        "ALLO024", "'thing'",
        """[Post("/things")] Task<Thing> CreateAsync([Body, Header("X-Thing")] Thing [|thing|], CancellationToken cancellationToken);""");

    [Theory]
    [InlineData("Get")]
    [InlineData("Async")]
    public void ALLO025_a_method_that_is_not_named_as_asynchronous(string name) => InMethod(
        "ALLO025", $"'{name}'",
        $"""[Get("/things")] Task<Thing> [|{name}|](CancellationToken cancellationToken);""");

    [Fact]
    public void Every_mistake_of_an_interface_is_reported_at_once()
    {
        var result = Compiler.Run(Head + """
            [AlloApi(ApiGeneration.V1, typeof(ThingContext))]
            public interface IThingsApi
            {
                [Get("/things/{id}")] Task<Stranger> GetAsync(double page);
                Task<Thing> FindAsync(CancellationToken cancellationToken);
            }
            """);

        Assert.Equal(["ALLO001", "ALLO007", "ALLO009", "ALLO010", "ALLO012"], result.Diagnostics.Select(diagnostic => diagnostic.Id).Order());
    }

    [Fact]
    public void A_mistake_in_one_interface_leaves_the_others_alone()
    {
        var result = Compiler.Run(Head + """
            [AlloApi(ApiGeneration.V1, typeof(ThingContext))]
            public interface IWrongApi { Task<Thing> GetAsync(CancellationToken cancellationToken); }

            [AlloApi(ApiGeneration.V1, typeof(ThingContext))]
            public interface IRightApi { [Get("/things")] Task<Thing> GetAsync(CancellationToken cancellationToken); }
            """);

        Assert.Equal("ALLO007", Assert.Single(result.Diagnostics).Id);
        Assert.Equal("Desk.IRightApi.g.cs", Assert.Single(result.GeneratedSources).HintName);
    }

    [Fact]
    public void Code_that_does_not_compile_anyway_does_not_break_the_generator()
    {
        var result = Compiler.Run(Head + """
            [AlloApi]
            public interface IThingsApi { [Get] Task<Missing> GetAsync([AliasAs] int page, [Between] int size, [Body] Absent body, CancellationToken); }

            [AlloApi(ApiGeneration.V1, typeof(Nowhere))]
            public interface IOtherApi { [Get("/things")] Task<Thing> GetAsync(CancellationToken cancellationToken); }

            [AlloApi(ApiGeneration.V1, null)]
            public interface IThirdApi { [Post(null)] Task GetAsync(CancellationToken cancellationToken); }
            """);

        Assert.Null(result.Exception);
        Assert.Empty(result.GeneratedSources);
    }

    [Fact]
    public void Every_diagnostic_has_a_test_a_page_and_an_entry_in_the_release_notes()
    {
        var ids = Descriptors().Select(descriptor => descriptor.Id).ToArray();
        Assert.Equal(25, ids.Distinct().Count());

        var page = TestProject.Read("..", "..", "docs", "diagnostics.md");
        var releases = TestProject.Read("..", "..", "src", "Withallo.Api.Generator", "AnalyzerReleases.Unshipped.md");
        var tests = typeof(DiagnosticTests).GetMethods().Select(method => method.Name).ToArray();
        Assert.All(ids, id =>
        {
            Assert.Contains($"## {id}", page, StringComparison.Ordinal);
            Assert.Contains($"{id} | ", releases, StringComparison.Ordinal);
            Assert.Contains(tests, name => name.StartsWith(id, StringComparison.Ordinal));
        });
        Assert.Equal(ids.Length, Headings().Count(page));
    }

    private static IEnumerable<DiagnosticDescriptor> Descriptors() => typeof(Descriptors)
        .GetFields()
        .Select(field => field.GetValue(null))
        .OfType<DiagnosticDescriptor>();

    private static void InMethod(string id, string messagePart, string member) => InNamespace(id, messagePart, $$"""
        [AlloApi(ApiGeneration.V1, typeof(ThingContext))]
        public interface IThingsApi
        {
            {{member}}
        }
        """);

    private static void InNamespace(string id, string messagePart, string code)
    {
        var marked = Head + code;
        var start = marked.IndexOf("[|", Head.Length, StringComparison.Ordinal);
        var end = marked.IndexOf("|]", start, StringComparison.Ordinal) - 2;
        var source = marked.Remove(end + 2, 2).Remove(start, 2);

        var result = Compiler.Run(source);

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Contains(messagePart, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("Source1.cs", diagnostic.Location.GetLineSpan().Path);
        Assert.Equal(source[start..end], source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Equal(start, diagnostic.Location.SourceSpan.Start);
        Assert.Equal(source[..start].Count(letter => letter == '\n'), diagnostic.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Empty(result.GeneratedSources);
    }

    [GeneratedRegex("^## ALLO\\d{3}", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
