namespace Withallo.Api.Tests.Wholesome;

public sealed class JsonContextTests
{
    [Fact]
    public void Every_body_and_every_response_is_known_to_a_context()
    {
        var carried = Endpoints.Carried().ToArray();

        Assert.NotEmpty(carried);
        Assert.All(carried, item => Assert.True(
            Endpoints.Contexts.Any(context => context.GetTypeInfo(item.Type) is not null),
            $"{item.Method.DeclaringType}.{item.Method.Name}: {item.Type}"));
    }

    [Fact]
    public void Everything_that_bodies_and_answers_hold_is_known_too()
    {
        var reachable = Endpoints.Reachable(Endpoints.Carried().Select(item => item.Type)).Where(type => !type.IsEnum).ToArray();

        Assert.Contains(typeof(TranscriptRow), reachable);
        Assert.Contains(typeof(Engagement), reachable);
        Assert.All(reachable, type => Assert.NotNull(Endpoints.TypeInfo(type)));
    }

    [Fact]
    public void No_context_falls_back_to_reflection()
    {
        Assert.All(Endpoints.Contexts, context => Assert.Null(context.GetTypeInfo(typeof(Version))));
    }
}
