using Withallo.Api.Generator.Tests.Interfaces;

namespace Withallo.Api.Generator.Tests;

/// <summary>The extensions that lead from an interface to its other views.</summary>
public class ViewTests
{
    [Fact]
    public void Options_make_a_new_client_over_the_same_channel_and_leave_the_old_one_alone()
    {
        var api = new VisitorsApi(channel: null!);
        var options = new RequestOptions { RequestId = "one" };

        var withOptions = Assert.IsType<VisitorsApi>(api.WithOptions(options));

        Assert.Null(api.Options);
        Assert.Same(options, withOptions.Options);
        Assert.Same(api.Channel, withOptions.Channel);
    }

    [Fact]
    public void Later_options_replace_earlier_ones()
    {
        var last = new RequestOptions { RequestId = "two" };

        var api = new VisitorsApi(channel: null!).WithOptions(new() { RequestId = "one" }).WithOptions(last);

        Assert.Same(last, Assert.IsType<VisitorsApi>(api).Options);
    }

    [Fact]
    public void A_mock_has_no_options_and_is_returned_as_it_is()
    {
        var mock = new MockVisitorsApi();

        Assert.Same(mock, mock.WithOptions(new()));
    }

    [Fact]
    public void A_mock_has_no_response_and_the_message_says_what_to_do()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => new MockVisitorsApi().WithResponse());

        Assert.Contains("IVisitorsApi", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("AlloSandbox", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_view_with_responses_checks_arguments_at_once_as_the_client_does()
    {
        var api = new VisitorsApi(channel: null!).WithResponse();

        // No channel is there, so a call that went further than its arguments would end in another exception.
        Assert.Throws<ArgumentException>(() => { _ = api.GetAsync("", cancellationToken: TestContext.Current.CancellationToken); });
        Assert.Throws<ArgumentException>(() => { _ = api.DeleteAsync("", TestContext.Current.CancellationToken); });
    }

    [Fact]
    public void The_view_with_responses_has_every_call_of_the_interface()
    {
        Assert.Equal(
            typeof(IVisitorsApi).GetMethods().Where(method => method.IsAbstract).Select(Signature).Order(),
            typeof(VisitorsApiWithResponse).GetMethods().Where(method => method.DeclaringType == typeof(VisitorsApiWithResponse)).Select(Signature).Order());
        Assert.Equal(typeof(Task<WithalloResponse<Visitor>>), typeof(VisitorsApiWithResponse).GetMethod(nameof(VisitorsApiWithResponse.GetAsync))!.ReturnType);
        Assert.Equal(typeof(Task<WithalloResponse>), typeof(VisitorsApiWithResponse).GetMethod(nameof(VisitorsApiWithResponse.DeleteAsync))!.ReturnType);
    }

    [Fact]
    public void Nothing_is_accepted_in_place_of_an_api_or_options()
    {
        Assert.Throws<ArgumentNullException>(() => ((IVisitorsApi)null!).WithResponse());
        Assert.Throws<ArgumentNullException>(() => ((IVisitorsApi)null!).WithOptions(new()));
        Assert.Throws<ArgumentNullException>(() => new MockVisitorsApi().WithOptions(null!));
    }

    private static string Signature(System.Reflection.MethodInfo method) =>
        $"{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => $"{parameter.ParameterType} {parameter.Name} = {parameter.DefaultValue}"))})";

    private sealed class MockVisitorsApi : IVisitorsApi
    {
        public Task<VisitorPage<Visitor>> SearchAsync(string deskNumber, string? visitorNumber, int page, int size, CancellationToken cancellationToken) =>
            Task.FromResult(new VisitorPage<Visitor>());

        public Task<IReadOnlyList<Visitor>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Visitor>>([]);

        public Task<Visitor> GetAsync(string visitorId, VisitorExtensions extend, CancellationToken cancellationToken) => Task.FromResult(new Visitor());

        public Task<Visitor> CreateAsync(VisitorRequest request, CancellationToken cancellationToken) => Task.FromResult(new Visitor());

        public Task<Visitor> UpdateAsync(string visitorId, VisitorRequest? request, CancellationToken cancellationToken) => Task.FromResult(new Visitor());

        public Task DeleteAsync(string visitorId, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
