using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Blazor.Tests.Support;
using Withallo.Webhooks;

namespace Withallo.Blazor.Tests;

public sealed class AlloQueriesTests : PageTest
{
    private AlloQueries Queries => Page.Services.GetRequiredService<AlloQueries>();

    [Fact]
    public async Task A_message_is_sent_from_a_number_and_to_France_under_a_sender_id()
    {
        using var send = Queries.SendSms();
        using var sendFrance = Queries.SendSmsFrance();

        Assert.True(await send.RunAsync(new() { From = MainLine, To = "+12125550123", Message = "Hello" }, Cancellation));
        Assert.True(await sendFrance.RunAsync(new() { SenderId = "WillowCo", To = "+33612345678", Message = "Bonjour" }, Cancellation));

        Assert.Equal("Hello", send.Data?.Content);
        Assert.Equal(["Hello", "Bonjour"], Allo.SentMessages.Select(sent => sent.Content));
    }

    [Fact]
    public async Task Numbers_calls_a_call_and_contacts_are_read()
    {
        using var numbers = Queries.Numbers();
        using var calls = Queries.CallSearch();
        using var contacts = Queries.ContactSearch(new SearchPeopleRequest { Size = 2 });
        Assert.True(await numbers.RefreshAsync(Cancellation));
        Assert.True(await calls.SearchAsync(new ItemSearchRequest { Type = ItemTypeFilter.Sms, Size = 3 }, Cancellation));
        using var call = Queries.Call(calls.Rows[0].Id);
        Assert.True(await call.RefreshAsync(Cancellation));
        Assert.True(await contacts.RefreshAsync(Cancellation));
        Assert.True(await contacts.NextAsync(Cancellation));

        Assert.Equal(Allo.PhoneNumbers.Count + Allo.SenderIds.Count, numbers.Data?.Count);
        Assert.Equal(3, calls.Rows.Count);
        Assert.All(calls.Rows, row => Assert.Equal(ConversationItemType.Call, row.Type));
        Assert.NotNull(call.Data?.Transcript);
        Assert.Equal((2, 2), (contacts.PageNumber, contacts.Rows.Count));
    }

    [Fact]
    public async Task Lists_of_webhooks_that_are_shown_are_read_anew_after_a_change()
    {
        using var shown = Queries.Webhooks();
        using var gone = Queries.Webhooks();
        using var neverShown = Queries.Webhooks();
        using var create = Queries.CreateWebhook();
        using var delete = Queries.DeleteWebhook();
        await shown.RefreshAsync(Cancellation);
        await gone.RefreshAsync(Cancellation);
        gone.Dispose();
        Assert.Empty(shown.Data!);

        await create.RunAsync(new() { Url = "https://hooks.example.com", Topics = [WebhookTopic.V2.CallCompleted] }, Cancellation);
        await UntilAsync(shown, () => shown.Data is [_]);
        Assert.True(await delete.RunAsync(create.Data!.Id, Cancellation));
        await UntilAsync(shown, () => shown.Data is []);

        Assert.Equal(create.Data.Id, delete.Data);
        Assert.Null(neverShown.Data);
        Assert.Equal(4, RequestsTo("GET", "/v2/api/webhooks").Length);
    }

    [Fact]
    public async Task Whatever_else_the_client_can_do_has_the_same_semantics()
    {
        using var me = Queries.Query((client, token) => client.V2.Me.GetAsync(cancellationToken: token));
        using var tag = Queries.Mutation<string, Contact>((client, number, token) => client.Contacts.CreateAsync(new() { Numbers = [number] }, cancellationToken: token));

        Assert.True(await me.RefreshAsync(Cancellation));
        Assert.True(await tag.RunAsync("+12125550155", Cancellation));

        Assert.NotNull(me.Data);
        Assert.Contains("+12125550155", Allo.Contacts.SelectMany(contact => contact.Numbers));
    }

    [Fact]
    public async Task A_circuit_that_goes_away_cancels_what_is_under_way()
    {
        Gate.Close();
        var circuit = Page.Services.CreateAsyncScope();
        var queries = circuit.ServiceProvider.GetRequiredService<AlloQueries>();
        var send = queries.SendSms();
        var run = send.RunAsync(new() { From = MainLine, To = "+12125550123", Message = "Hello" }, Cancellation);

        await circuit.DisposeAsync();

        await Gate.Cancelled.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.False(await run);
        Assert.Null(send.Error);
        Assert.Empty(Allo.Requests);
    }

    [Fact]
    public async Task What_is_made_after_the_end_of_the_circuit_does_nothing()
    {
        var circuit = Page.Services.CreateAsyncScope();
        var queries = circuit.ServiceProvider.GetRequiredService<AlloQueries>();
        await circuit.DisposeAsync();

        Assert.False(await queries.Numbers().RefreshAsync(Cancellation));
        Assert.False(await queries.SendSms().RunAsync(new() { From = MainLine, To = "+12125550123", Message = "Hello" }, Cancellation));

        Assert.Equal(0, Gate.Requests);
    }

    [Fact]
    public async Task There_is_one_a_circuit_and_each_call_makes_a_state_of_its_own()
    {
        await using var one = Page.Services.CreateAsyncScope();
        await using var other = Page.Services.CreateAsyncScope();
        var queries = one.ServiceProvider.GetRequiredService<AlloQueries>();

        Assert.Same(queries, one.ServiceProvider.GetRequiredService<AlloQueries>());
        Assert.NotSame(queries, other.ServiceProvider.GetRequiredService<AlloQueries>());
        Assert.NotSame(queries.SendSms(), queries.SendSms());
    }

    [Fact]
    public async Task An_account_with_a_name_has_queries_of_its_own_which_can_be_cascaded()
    {
        var options = Allo.CreateOptions();
        Page.Services.AddWithallo("paris", paris =>
        {
            paris.ApiKey = "ak_wrong";
            paris.BaseUrl = options.BaseUrl;
        });
        Page.Services.AddWithalloBlazor("paris").AddWithalloBlazor("paris").AddWithalloBlazor();
        var paris = Page.Services.GetRequiredKeyedService<AlloQueries>("paris");

        var picker = Page.Render<NumberPicker>(parameters => parameters.AddCascadingValue(paris));

        Assert.StartsWith("Allo does not accept the API key.", picker.WaitForElement("[role=alert] p").TextContent, StringComparison.Ordinal);
        Assert.Equal(("paris", null), (paris.Name, Queries.Name));
        Assert.True(await Queries.Numbers().RefreshAsync(Cancellation));
    }

    [Fact]
    public async Task Polling_goes_by_the_clock_of_the_options()
    {
        using var numbers = Queries.Numbers();
        numbers.PollInterval = TimeSpan.FromSeconds(30);
        await numbers.RefreshAsync(Cancellation);
        Allo.PhoneNumbers.Clear();

        Clock.Advance(TimeSpan.FromSeconds(30));

        await UntilAsync(numbers, () => numbers.Data?.Count == Allo.SenderIds.Count);
    }

    /// <summary>Waits for a change that is under way.</summary>
    private static async Task UntilAsync<TData>(Query<TData> query, Func<bool> condition)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        query.Changed += Check;
        Check();
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        query.Changed -= Check;

        void Check()
        {
            if (condition())
            {
                reached.TrySetResult();
            }
        }
    }
}
