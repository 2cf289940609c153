namespace Withallo.Api.Tests.Wholesome;

public sealed class JsonContextTests
{
    public static TheoryData<Type> Interfaces => [.. Endpoints.Interfaces];

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void An_interface_has_a_reader_for_each_response_and_no_other(Type endpoint) => Assert.Equal(
        Endpoints.ResponsesOf(endpoint).Select(type => type.ToString()).Order(StringComparer.Ordinal),
        Endpoints.JsonOf(endpoint).Readers.Select(reader => reader.Type.ToString()).Order(StringComparer.Ordinal));

    public static TheoryData<Type> Bodies => [.. Endpoints.Reachable(Endpoints.Interfaces.SelectMany(Endpoints.BodiesOf)).Where(type => !type.IsEnum)];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Every_body_and_what_it_holds_is_known_to_a_context(Type type) => Assert.NotNull(Endpoints.TypeInfo(type));

    [Fact]
    public void No_context_falls_back_to_reflection()
    {
        Assert.All(Endpoints.Contexts, context => Assert.Null(context.GetTypeInfo(typeof(Version))));
    }
}
