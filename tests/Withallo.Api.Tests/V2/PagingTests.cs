namespace Withallo.Api.V2.Tests;

public sealed class PagingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_rows_are_read_page_after_page_until_Allo_says_there_is_no_more()
    {
        var asked = new List<(int?, int?)>();
        var api = People(request =>
        {
            asked.Add((request.Page, request.Size));
            return PageOf(request.Page!.Value, 3, [$"per-{request.Page}a", $"per-{request.Page}b"]);
        });

        var ids = await api.SearchAllAsync(new SearchPeopleRequest { Search = "acme" }, cancellationToken: Token).Select(person => person.Id).ToListAsync(Token);

        Assert.Equal(["per-1a", "per-1b", "per-2a", "per-2b", "per-3a", "per-3b"], ids);
        Assert.Equal([(1, 100), (2, 100), (3, 100)], asked);
    }

    [Fact]
    public async Task Nothing_is_asked_before_the_first_row_and_no_page_before_its_turn()
    {
        var requests = 0;
        var api = People(request =>
        {
            requests++;
            return PageOf(request.Page!.Value, 10, ["per-a", "per-b"]);
        });

        var all = api.SearchAllAsync(cancellationToken: Token);
        Assert.Equal(0, requests);
        await foreach (var _ in all.Take(2).WithCancellation(Token))
        {
        }

        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task Every_enumeration_starts_anew()
    {
        var api = People(request => PageOf(request.Page!.Value, 2, [$"per-{request.Page}"]));
        var all = api.SearchAllAsync(cancellationToken: Token);

        Assert.Equal(2, await all.CountAsync(Token));
        Assert.Equal(2, await all.CountAsync(Token));
    }

    [Fact]
    public async Task Reading_begins_at_the_page_of_the_request_and_keeps_its_size()
    {
        var asked = new List<(int?, int?)>();
        var api = People(request =>
        {
            asked.Add((request.Page, request.Size));
            return PageOf(request.Page!.Value, 4, ["per-x"]);
        });

        await api.SearchAllAsync(new SearchPeopleRequest { Page = 3, Size = 7 }, cancellationToken: Token).CountAsync(Token);

        Assert.Equal([(3, 7), (4, 7)], asked);
    }

    [Fact]
    public async Task A_marker_that_always_says_more_ends_with_an_empty_page()
    {
        var api = People(request => new Page<Person>
        {
            Results = request.Page < 3 ? [new Person { Id = $"per-{request.Page}" }] : [],
            Pagination = new Pagination { Page = request.Page, HasMore = true },
        });

        Assert.Equal(2, await api.SearchAllAsync(cancellationToken: Token).CountAsync(Token));
    }

    [Fact]
    public async Task A_response_that_is_the_first_page_over_and_over_is_read_once()
    {
        var requests = 0;
        var api = People(_ =>
        {
            requests++;
            return PageOf(1, 50, ["per-1"]);
        });

        Assert.Equal(1, await api.SearchAllAsync(cancellationToken: Token).CountAsync(Token));
        Assert.Equal(2, requests);
    }

    [Fact]
    public async Task Cancelling_the_enumeration_reaches_the_request()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var api = FakeApi.For<IPeopleApi>((_, args) =>
        {
            ((CancellationToken)args[2]!).ThrowIfCancellationRequested();
            return Task.FromResult(PageOf(1, 9, ["per-1"]));
        });

        await using var rows = api.SearchAllAsync(cancellationToken: CancellationToken.None).GetAsyncEnumerator(source.Token);
        Assert.True(await rows.MoveNextAsync());
        await source.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await rows.MoveNextAsync());
        Assert.Equal(source.Token, cancelled.CancellationToken);
    }

    [Fact]
    public void Arguments_are_refused_at_the_call_and_not_at_the_first_row()
    {
        var people = FakeApi.Untouched<IPeopleApi>();
        var conversations = FakeApi.Untouched<IConversationsApi>();
        var queue = FakeApi.Untouched<IDialingQueueApi>();
        var analytics = FakeApi.Untouched<IAnalyticsApi>();
        var reversed = new OutboundAnalyticsRequest { Date = new(new(2026, 4, 2), new(2026, 4, 1)) };

        Assert.Throws<ArgumentOutOfRangeException>(() => { people.SearchAllAsync(new() { Size = 101 }, cancellationToken: Token); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { FakeApi.Untouched<ICompaniesApi>().SearchAllAsync(new() { Page = 0 }, cancellationToken: Token); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { FakeApi.Untouched<IDealsApi>().SearchAllAsync(new() { Size = 0 }, cancellationToken: Token); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { conversations.SearchAllAsync(new() { Size = 101 }, cancellationToken: Token); });
        Assert.Throws<ArgumentException>(() => { conversations.ListAllAsync(" ", cancellationToken: Token); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { conversations.ListAllAsync("+14155550100", pageSize: 0, cancellationToken: Token); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { conversations.ListAllAsync("+14155550100", startPage: 0, cancellationToken: Token); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { queue.GetCurrentNumbersAllAsync(pageSize: 101, cancellationToken: Token); });
        Assert.Throws<ArgumentException>(() => { analytics.GetOutboundItemsAllAsync(reversed, new(OutboundStage.Dial), cancellationToken: Token); });
    }

    [Fact]
    public async Task Companies_and_deals_are_read_to_the_end()
    {
        var companies = FakeApi.For<ICompaniesApi>((_, args) => Task.FromResult(new Page<Company>
        {
            Results = [new Company { Id = $"com-{((SearchCompaniesRequest)args[0]!).Page}" }],
            Pagination = new Pagination { HasMore = ((SearchCompaniesRequest)args[0]!).Page < 2 },
        }));
        var deals = FakeApi.For<IDealsApi>((_, args) => Task.FromResult(new Page<Deal>
        {
            Results = [new Deal { Id = $"dea-{((SearchDealsRequest)args[0]!).Page}" }],
            Pagination = new Pagination { HasMore = ((SearchDealsRequest)args[0]!).Page < 2 },
        }));

        Assert.Equal(["com-1", "com-2"], await companies.SearchAllAsync(cancellationToken: Token).Select(company => company.Id).ToListAsync(Token));
        Assert.Equal(["dea-1", "dea-2"], await deals.SearchAllAsync(cancellationToken: Token).Select(deal => deal.Id).ToListAsync(Token));
    }

    [Fact]
    public async Task Conversations_and_items_are_read_to_the_end()
    {
        var since = Wire.Utc(2026, 4, 20, 10);
        var api = FakeApi.For<IConversationsApi>((method, args) => method switch
        {
            nameof(IConversationsApi.ListAsync) when args is ["+14155550100", DateTimeOffset at, true, int page, 50, ItemExtensions.Transcript, null, CancellationToken] && at == since =>
                Task.FromResult(new Page<ConversationSummary>
                {
                    Results = [new ConversationSummary { ContactNumber = $"+{page}" }],
                    Pagination = new Pagination { Page = page, HasMore = page < 3 },
                }),
            nameof(IConversationsApi.SearchAsync) when args[0] is ItemSearchRequest { Search: "billing", Page: { } page, Size: 100 } =>
                Task.FromResult(new Page<ConversationItem>
                {
                    Results = [new ConversationItem { Id = $"cll-{page}" }],
                    Pagination = new Pagination { Page = page, HasMore = page < 2 },
                }),
            _ => throw new InvalidOperationException($"{method} was called with other arguments."),
        });

        Assert.Equal(
            ["+2", "+3"],
            await api.ListAllAsync("+14155550100", since, unread: true, ItemExtensions.Transcript, startPage: 2, pageSize: 50, cancellationToken: Token)
                .Select(conversation => conversation.ContactNumber).ToListAsync(Token));
        Assert.Equal(
            ["cll-1", "cll-2"],
            await api.SearchAllAsync(new ItemSearchRequest { Search = "billing" }, cancellationToken: Token).Select(item => item.Id).ToListAsync(Token));
    }

    [Fact]
    public async Task The_calls_behind_a_stage_are_read_to_the_end()
    {
        var api = FakeApi.For<IAnalyticsApi>((_, args) =>
        {
            var request = (OutboundAnalyticsRequest)args[0]!;
            Assert.Equal((OutboundStage.Connected, 100), (request.Drilldown!.Stage, request.Drilldown.Size));
            return Task.FromResult(new OutboundMetrics
            {
                Items = request.Drilldown.Page > 2 ? null : new Page<OutboundDrilldownItem>
                {
                    Results = [new OutboundDrilldownItem { Id = $"cll-{request.Drilldown.Page}" }],
                    Pagination = new Pagination { Page = request.Drilldown.Page, HasMore = true },
                },
            });
        });
        var request = new OutboundAnalyticsRequest { Date = new(new(2026, 4, 1), new(2026, 4, 30)) };

        var ids = await api.GetOutboundItemsAllAsync(request, new OutboundDrilldown(OutboundStage.Connected), cancellationToken: Token).Select(item => item.Id).ToListAsync(Token);

        Assert.Equal(["cll-1", "cll-2"], ids);
        Assert.Null(request.Drilldown);
    }

    private static IPeopleApi People(Func<SearchPeopleRequest, Page<Person>> respond) =>
        FakeApi.For<IPeopleApi>((_, args) => Task.FromResult(respond((SearchPeopleRequest)args[0]!)));

    private static Page<Person> PageOf(int page, int totalPages, string[] ids) => new()
    {
        Results = [.. ids.Select(id => new Person { Id = id })],
        Pagination = new Pagination { Page = page, Size = 2, TotalCount = totalPages * 2, TotalPages = totalPages, HasMore = page < totalPages },
    };
}
