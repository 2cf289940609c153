using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests.V2;

/// <summary>Conversations, their items, and the tags of these.</summary>
public sealed class ConversationsTests(ContractServer server) : ContractTest(server)
{
    [Contract(["v2/conversations-first-page", "v2/conversations-last-page"])]
    public async Task All_conversations_of_a_line_are_read_from_page_1_to_the_last()
    {
        var conversations = await Allo.V2.Conversations.ListAllAsync(Line, cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.Equal([Customer, "+14155550124"], conversations.Select(conversation => conversation.ContactNumber));
    }

    [Contract("v2/conversations-filtered")]
    public async Task Conversations_are_narrowed_to_what_is_new_and_unread()
    {
        var since = new DateTimeOffset(2026, 4, 20, 12, 0, 0, TimeSpan.FromHours(2));

        var page = await Allo.V2.Conversations.ListAsync(Line, since, unread: true, extend: ItemExtensions.Transcript, cancellationToken: Cancellation);

        Assert.Empty(page.Results);
    }

    [Contract("v2/items-search")]
    public async Task Items_are_searched_by_everything()
    {
        var page = await Allo.V2.Conversations.SearchAsync(
            new ItemSearchRequest
            {
                AlloNumber = Line,
                ContactNumber = Customer,
                UserId = "usr-a1",
                Direction = Direction.Inbound,
                Type = ItemTypeFilter.Call,
                Result = CallOutcome.Answered,
                Tags = ["follow_up"],
                Unread = true,
                Unresponded = false,
                Search = "order",
                Sort = ItemSort.Relevance,
                Date = new AnalyticsDateRange(new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 30)),
                Page = 1,
                Size = 50,
                Extend = ItemExtensions.Transcript,
            },
            cancellationToken: Cancellation);

        Assert.Equal(TimeSpan.FromSeconds(145), Assert.Single(page.Results).Call?.Duration);
    }

    [Contract("v2/items-search-all")]
    public async Task A_search_for_everything_is_an_empty_object()
    {
        var page = await Allo.V2.Conversations.SearchAsync(new ItemSearchRequest(), cancellationToken: Cancellation);

        Assert.Equal([ConversationItemType.Call, ConversationItemType.Sms], page.Results.Select(item => item.Type));
    }

    [Contract("v2/item-get")]
    public async Task An_item_is_read_without_its_transcript() =>
        Assert.Null((await Allo.V2.Conversations.GetItemAsync("cll-7", cancellationToken: Cancellation)).Transcript);

    [Contract("v2/item-get-with-transcript")]
    public async Task An_item_is_read_with_its_transcript() =>
        Assert.Single((await Allo.V2.Conversations.GetItemAsync("cll-7", ItemExtensions.Transcript, cancellationToken: Cancellation)).Transcript!);

    [Contract("v2/item-unknown")]
    public async Task An_error_says_what_why_where_and_what_next()
    {
        var error = await Assert.ThrowsAsync<WithalloNotFoundException>(() => Allo.V2.Conversations.GetItemAsync("cll-0", cancellationToken: Cancellation));

        Assert.Equal(("CONVERSATION_ITEM_NOT_FOUND", "id", "req_a1b2c3d4e5f6"), (error.ErrorCode, error.Parameter, error.RequestId));
    }

    [Contract("v2/items-batch")]
    public async Task Items_of_a_batch_come_back_in_the_order_they_were_asked_for()
    {
        var items = await Allo.V2.Conversations.GetItemsAsync(["msg-8", "cll-0", "cll-7"], cancellationToken: Cancellation);

        Assert.Equal(["msg-8", "cll-7"], items.Select(item => item.Id));
    }

    [Contract("v2/call-summary-update")]
    public async Task A_summary_is_replaced()
    {
        var update = new UpdateCallSummaryRequest { Content = "# Order\n\nShips on Friday." };

        Assert.Equal(4, (await Allo.V2.Conversations.UpdateCallSummaryAsync("cll-7", update, cancellationToken: Cancellation)).Version);
    }

    [Contract("v2/conversation-archive")]
    public async Task A_conversation_is_archived_on_one_line() =>
        Assert.Null(await Record.ExceptionAsync(
            () => Allo.V2.Conversations.ExecuteActionAsync(Customer, ConversationAction.Archive, Line, cancellationToken: Cancellation)));

    [Contract("v2/tags-list")]
    public async Task Tags_are_listed() => Assert.Equal("follow_up", Assert.Single(await Allo.V2.Tags.ListAsync(cancellationToken: Cancellation)).Name);

    [Contract("v2/tags-add")]
    public async Task Tags_are_added() =>
        Assert.Null(await Record.ExceptionAsync(() => Allo.V2.Tags.AddAsync("cll-7", ["follow_up", "qualified"], cancellationToken: Cancellation)));

    [Contract("v2/tag-remove")]
    public async Task A_tag_of_any_letters_is_removed() =>
        Assert.Null(await Record.ExceptionAsync(() => Allo.V2.Tags.RemoveAsync("cll-7", "follow up/later", cancellationToken: Cancellation)));
}
