namespace Withallo.Api.V2.Tests;

/// <summary>What the extension methods make of their arguments.</summary>
public sealed class ShorthandTests
{
    private readonly List<object?[]> _calls = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Items_are_fetched_by_the_hundred_and_come_in_the_callers_order()
    {
        var api = FakeApi.For<IConversationsApi>((_, args) =>
        {
            _calls.Add(args);
            IReadOnlyList<ConversationItem> known = [.. ((BatchGetItemsRequest)args[0]!).Ids.Where(id => id != "cll-13").Reverse().Select(id => new ConversationItem { Id = id })];
            return Task.FromResult(known);
        });
        string[] ids = [.. Enumerable.Range(0, 250).Select(i => $"cll-{i}"), "cll-7"];

        var items = await api.GetItemsAsync(ids, cancellationToken: Token);

        Assert.Equal(ids.Where(id => id != "cll-13"), items.Select(item => item.Id));
        Assert.Same(items[7], items[^1]);
        Assert.Equal([100, 100, 50], _calls.Select(call => ((BatchGetItemsRequest)call[0]!).Ids.Count));
    }

    [Fact]
    public async Task No_items_are_no_request() => Assert.Empty(await FakeApi.Untouched<IConversationsApi>().GetItemsAsync([], cancellationToken: Token));

    [Fact]
    public async Task An_action_may_be_limited_to_one_number()
    {
        var api = Recorded<IConversationsApi, object?>(null);

        await api.ExecuteActionAsync("+14155551234", ConversationAction.Archive, "+14155550100", cancellationToken: Token);

        Assert.Equal(["+14155551234", new ConversationActionRequest { Action = ConversationAction.Archive, AlloNumber = "+14155550100" }, null, Token], Assert.Single(_calls));
    }

    [Fact]
    public async Task A_number_gets_and_loses_its_template()
    {
        var api = Recorded<INumbersApi, DefaultSummaryTemplate>(new());

        await api.SetDefaultSummaryTemplateAsync("+14155551234", "tst-abc123", cancellationToken: Token);
        await api.ClearDefaultSummaryTemplateAsync("+14155551234", cancellationToken: Token);

        Assert.Equal(["+14155551234", new SetDefaultSummaryTemplateRequest { SummaryTemplateId = "tst-abc123" }, null, Token], _calls[0]);
        Assert.Equal(["+14155551234", new SetDefaultSummaryTemplateRequest { SummaryTemplateId = null }, null, Token], _calls[1]);
        await Assert.ThrowsAsync<ArgumentException>(() => api.SetDefaultSummaryTemplateAsync("+14155551234", "", cancellationToken: Token));
    }

    [Fact]
    public async Task Tags_go_on_by_their_keys()
    {
        var api = Recorded<ITagsApi, object?>(null);

        await api.AddAsync("cll-abc123", ["qualified", "follow_up"], cancellationToken: Token);

        Assert.Equal("cll-abc123", _calls[0][0]);
        Assert.Equal(["qualified", "follow_up"], ((AddTagsRequest)_calls[0][1]!).Tags);
    }

    [Fact]
    public async Task A_teammate_goes_into_the_query_by_id_or_by_email()
    {
        var api = Recorded<IDialingQueueApi, DialingQueuePage>(new());

        await api.GetCurrentAsync(Teammate.ByEmail("teammate@acme.com"), page: 2, size: 50, cancellationToken: Token);
        await api.GetCurrentNumbersAllAsync(Teammate.ById("usr-1"), cancellationToken: Token).CountAsync(Token);

        Assert.Equal([null, "teammate@acme.com", 2, 50, null, Token], _calls[0]);
        Assert.Equal(["usr-1", null, 1, 100], _calls[1][..4]);
    }

    [Fact]
    public async Task A_queue_is_cleared_by_the_combinations_Allo_takes_and_by_no_other()
    {
        var api = Recorded<IDialingQueueApi, ClearQueueNumbersResult>(new());

        await api.ClearNumbersAsync(QueueFilter.ByNumber("+12125550010"), cancellationToken: Token);
        await api.ClearNumbersAsync(QueueFilter.ByPosition(3), cancellationToken: Token);
        await api.ClearNumbersAsync(QueueFilter.ByNumberAt("+12125550010", 3), Teammate.ById("usr-1"), cancellationToken: Token);
        await api.ClearNumbersAsync(QueueFilter.Unassigned, Teammate.ByEmail("teammate@acme.com"), cancellationToken: Token);

        Assert.Equal(
            [
                ["+12125550010", null, null, null, null],
                [null, 3, null, null, null],
                ["+12125550010", 3, null, "usr-1", null],
                [null, null, true, null, "teammate@acme.com"],
            ],
            _calls.Select(call => call[..5]));
    }

    [Fact]
    public async Task Plain_numbers_enter_a_queue()
    {
        var api = Recorded<IDialingQueueApi, AppendQueueNumbersResult>(new());

        await api.AppendNumbersAsync(["+12125550010", "+12125550011"], Teammate.ById("usr-1"), cancellationToken: Token);

        var request = (AppendQueueNumbersRequest)_calls[0][0]!;
        Assert.Equal(["+12125550010", "+12125550011"], request.Numbers.Select(number => number.Number));
        Assert.Equal("usr-1", request.Teammate!.UserId);
    }

    private TApi Recorded<TApi, TResponse>(TResponse response)
        where TApi : class => FakeApi.For<TApi>((_, args) =>
        {
            _calls.Add(args);
            return Task.FromResult(response);
        });
}
