using Withallo.Api.Generator.Tests.Support;

namespace Withallo.Api.Generator.Tests;

/// <summary>Generated code compiles without a warning, comments included, wherever its interface stands and whatever stands next to it.</summary>
public class CompilationTests
{
    // What the serializer's own generator would write; it does not run here.
    private const string Context = """
        using System.Text.Json.Serialization;
        using System.Text.Json.Serialization.Metadata;
        using Withallo.Api.Declarative;

        namespace Desk.Json;

        public sealed record Thing;

        [JsonSerializable(typeof(DataEnvelope<Thing>))]
        [JsonSerializable(typeof(Thing), TypeInfoPropertyName = "Item")]
        internal sealed class ThingContext
        {
            public static ThingContext Default => new();
            public JsonTypeInfo<DataEnvelope<Thing>> DataEnvelopeThing => null!;
            public JsonTypeInfo<Thing> Item => null!;
        }
        """;

    private const string Usings = """
        using Desk.Json;
        using Withallo.Api;
        using Withallo.Api.Declarative;
        using Withallo.Api.Declarative.Allo;

        """;

    private const string Things = """
        [AlloApi(ApiGeneration.V1, typeof(ThingContext))]
        public interface IThingsApi
        {
            /// <summary>Makes a thing.</summary>
            [Post("/things/{id}")] Task<Thing> CreateAsync(string id, [Body] Thing thing, int? page = null, CancellationToken cancellationToken = default);
            [Delete("/things")] Task ClearAsync(CancellationToken cancellationToken);
        }
        """;

    [Theory]
    [InlineData("namespace Desk;\n")]
    [InlineData("namespace Desk.Json;\n")]
    [InlineData("namespace Withallo.Api.V2;\n")]
    [InlineData("namespace Withallo.Api.Declarative;\n")]
    [InlineData("")]
    public void In_any_namespace(string space)
    {
        Assert.Empty(Compiler.Complaints(Context, Usings + space + Things));
    }

    [Theory]
    [InlineData("Operation")]
    [InlineData("Answer")]
    [InlineData("ApiCall<T>")]
    [InlineData("CancellationToken")]
    [InlineData("HttpMethod")]
    [InlineData("RequestOptions")]
    [InlineData("UrlBuilder")]
    [InlineData("WithalloResponse<T>")]
    [InlineData("InvalidOperationException")]
    public void Next_to_a_type_that_is_named_like_one_of_ours(string name)
    {
        // The interface keeps to full names here, as its author would have to.
        var things = Things.Replace("CancellationToken cancellationToken", "System.Threading.CancellationToken cancellationToken", StringComparison.Ordinal);

        Assert.Empty(Compiler.Complaints(Context, $"namespace Desk; public class {name};", Usings + "namespace Desk;\n" + things));
    }

    [Fact]
    public void Next_to_a_namespace_that_is_named_like_one_of_ours()
    {
        Assert.Empty(Compiler.Complaints(Context, "namespace Desk.Operation; public class Task;", Usings + "namespace Desk;\n" + Things));
    }

    [Fact]
    public void With_a_model_that_two_imports_know()
    {
        const string Other = """
            namespace Desk.Others;
            public sealed class Thing { public enum Kind { [System.Runtime.Serialization.EnumMember(Value = "a")] A } }
            """;
        const string Api = """
            namespace Desk;
            [AlloApi(ApiGeneration.V2, typeof(Json.ThingContext))]
            internal interface IThingsApi
            {
                [Get("/things")] Task<Json.Thing> GetAsync(Others.Thing.Kind kind = Others.Thing.Kind.A, CancellationToken cancellationToken = default);
            }
            """;

        Assert.Empty(Compiler.Complaints(Context, Other, Usings + Api));
    }

    [Fact]
    public void With_methods_that_are_named_like_what_the_class_uses()
    {
        const string Api = """
            namespace Desk;
            [AlloApi(ApiGeneration.V2, typeof(ThingContext))]
            internal interface IThingsApi
            {
                [Get("/a")] Task<Thing> AnswerAsync(int page, CancellationToken cancellationToken);
                [Get("/b")] Task<Thing> UrlBuilderAsync(int page, CancellationToken cancellationToken);
                [Get("/c")] Task<Thing> HttpMethodAsync(CancellationToken cancellationToken);
                [Get("/d")] Task<Thing> ChannelAsync(CancellationToken cancellationToken);
                [Get("/e")] Task<Thing> ThingsApiAsync(CancellationToken cancellationToken);
                [Get("/f")] Task<Thing> ToStringAsync(CancellationToken cancellationToken);
                [Get("/g")] Task<Thing> GetTypeAsync(CancellationToken cancellationToken);
                [Get("/h")] Task<Thing> ListAsync(CancellationToken cancellationToken);
            }
            """;

        Assert.Empty(Compiler.Complaints(Context, Usings + Api));
    }

    [Fact]
    public void Over_several_parts_of_one_interface()
    {
        const string First = """
            namespace Desk;
            [AlloApi(ApiGeneration.V2, typeof(ThingContext))]
            public partial interface IThingsApi
            {
                [Get("/a")] Task<Thing> OneAsync(CancellationToken cancellationToken);
            }
            """;
        const string Second = """
            namespace Desk;
            public partial interface IThingsApi
            {
                [Get("/b")] Task<Thing> TwoAsync(CancellationToken cancellationToken);
            }
            """;

        Assert.Empty(Compiler.Complaints(Context, Usings + First, Usings + Second));
    }

    [Fact]
    public void Without_nullable_annotations_and_without_endpoints()
    {
        Assert.Empty(Compiler.Complaints(Context, "#nullable disable\n" + Usings + "namespace Desk;\n" + Things));
        Assert.Empty(Compiler.Complaints(Context, Usings + "namespace Desk; [AlloApi(ApiGeneration.V1, typeof(ThingContext))] public interface IEmptyApi;"));
    }
}
