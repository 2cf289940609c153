using System.Globalization;
using Withallo.Testing;

namespace Withallo.Api.Tests.V1;

/// <summary>Reading all pages of API v1 over a real socket, and the short forms of sending.</summary>
public sealed class PagingTests : SandboxTest
{
    [Theory]
    [InlineData(0, 2, 1)]
    [InlineData(1, 2, 1)]
    [InlineData(4, 2, 2)]
    [InlineData(5, 2, 3)]
    [InlineData(100, 100, 1)]
    public async Task All_calls_are_read_page_after_page_and_no_further(int calls, int pageSize, int requests)
    {
        Allo.Calls.Clear();
        for (var i = 0; i < calls; i++)
        {
            Allo.Calls.Add(new Call { Id = "call_" + i.ToString("D3", CultureInfo.InvariantCulture), FromNumber = MainLine, StartDate = Utc(2026, 4, 1).AddMinutes(i) });
        }

        var ids = await Client.Calls.SearchAllAsync(MainLine, pageSize: pageSize, cancellationToken: Cancellation).Select(call => call.Id).ToListAsync(Cancellation);

        Assert.Equal(Enumerable.Range(0, calls).Reverse().Select(i => "call_" + i.ToString("D3", CultureInfo.InvariantCulture)), ids);
        Assert.Equal(
            Enumerable.Range(0, requests).Select(page => string.Create(CultureInfo.InvariantCulture, $"?allo_number=%2B12125550100&page={page}&size={pageSize}")),
            Allo.Requests.Select(request => request.Query));
    }

    [Fact]
    public async Task All_contacts_are_read_a_hundred_at_a_time()
    {
        var contacts = await Client.Contacts.SearchAllAsync(cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.Equal(Allo.Contacts.Select(contact => contact.Id), contacts.Select(contact => contact.Id));
        AssertSent("GET", "/v1/api/contacts?page=0&size=100");
    }

    [Fact]
    public async Task A_whole_conversation_is_read_for_one_number()
    {
        var all = await Client.Contacts.SearchConversationAllAsync(SomeContact, pageSize: 3, cancellationToken: Cancellation).ToListAsync(Cancellation);
        var narrowed = await Client.Contacts.SearchConversationAllAsync(SomeContact, "+12125550101", cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.NotEmpty(all);
        Assert.True(narrowed.Count < all.Count);
        Assert.Equal("?page=0&size=100&allo_number=%2B12125550101", Allo.Requests[^1].Query);
    }

    [Theory]
    [InlineData("page-metadata-null")]
    [InlineData("page-metadata-absent")]
    [InlineData("page-pagination-null")]
    public async Task A_page_that_says_nothing_of_pages_is_the_last_one_when_it_is_not_full(string fixture)
    {
        RespondWith(fixture);
        RespondWith(fixture);
        RespondWith("page-results-null");

        // One row a page: the first two are full, the third is empty.
        var full = await Client.Contacts.SearchAllAsync(pageSize: 1, cancellationToken: Cancellation).ToListAsync(Cancellation);
        RespondWith(fixture);
        var notFull = await Client.Contacts.SearchAllAsync(pageSize: 2, cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.Equal((2, 1, 4), (full.Count, notFull.Count, Allo.Requests.Count));
    }

    [Fact]
    public async Task A_page_that_promises_more_for_ever_ends_with_an_empty_one()
    {
        Allo.Faults.Enqueue(Fault.Status(200, """{"data":{"results":[{"id":"cnt_1"}],"metadata":{"pagination":{"total_pages":2147483647,"current_page":0}}}}"""), times: 3);
        Allo.Faults.Enqueue(Fault.Status(200, """{"data":{"results":[],"metadata":{"pagination":{"total_pages":2147483647,"current_page":0}}}}"""));

        var contacts = await Client.Contacts.SearchAllAsync(cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.Equal((3, 4), (contacts.Count, Allo.Requests.Count));
    }

    [Fact]
    public async Task Nothing_is_read_ahead_and_every_reading_begins_anew()
    {
        var contacts = Client.Contacts.SearchAllAsync(pageSize: 10, cancellationToken: Cancellation);

        Assert.Empty(Allo.Requests);
        Assert.Equal("cnt_seed01", (await contacts.FirstAsync(Cancellation)).Id);
        Assert.Single(Allo.Requests);
        Assert.Equal("cnt_seed01", (await contacts.FirstAsync(Cancellation)).Id);
        Assert.Equal(["?page=0&size=10", "?page=0&size=10"], Allo.Requests.Select(request => request.Query));
    }

    [Fact]
    public async Task An_error_response_in_the_middle_comes_after_the_rows_before_it()
    {
        var read = new List<string>();

        await Assert.ThrowsAsync<WithalloServerException>(async () =>
        {
            await foreach (var contact in Client.Contacts.SearchAllAsync(pageSize: 10, cancellationToken: Cancellation))
            {
                read.Add(contact.Id);
                if (read.Count == 10)
                {
                    Allo.Faults.Enqueue(Fault.ServerError());
                }
            }
        });

        Assert.Equal(10, read.Count);
    }

    [Fact]
    public async Task A_cancellation_ends_the_reading()
    {
        using var cancellation = new CancellationTokenSource();
        var read = 0;

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Client.Contacts.SearchAllAsync(pageSize: 10, cancellationToken: CancellationToken.None).WithCancellation(cancellation.Token))
            {
                if (++read == 10)
                {
                    await cancellation.CancelAsync();
                }
            }
        });

        Assert.Equal((10, cancellation.Token), (read, thrown.CancellationToken));
        Assert.Single(Allo.Requests);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_page_size_out_of_range_is_refused_at_once(int pageSize)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Client.Calls.SearchAllAsync(MainLine, pageSize: pageSize, cancellationToken: Cancellation));
        Assert.Throws<ArgumentOutOfRangeException>(() => Client.Contacts.SearchAllAsync(pageSize, cancellationToken: Cancellation));
        Assert.Throws<ArgumentOutOfRangeException>(() => Client.Contacts.SearchConversationAllAsync(SomeContact, pageSize: pageSize, cancellationToken: Cancellation));
        Assert.Throws<ArgumentException>(() => Client.Calls.SearchAllAsync(" ", cancellationToken: Cancellation));
        Assert.Throws<ArgumentException>(() => Client.Contacts.SearchConversationAllAsync("", cancellationToken: Cancellation));
        Assert.Empty(Allo.Requests);
    }

    [Fact]
    public async Task A_message_is_sent_from_plain_strings()
    {
        await Client.Sms.SendAsync(MainLine, "+12125550142", "Hello there", cancellationToken: Cancellation);
        await Client.Sms.SendFranceAsync("WillowCo", "+33639980042", "Bonjour", cancellationToken: Cancellation);

        Assert.Equal([(MainLine, null, "Hello there"), (null, "WillowCo", "Bonjour")], Allo.SentMessages.Select(message => (message.FromNumber, message.SenderId, message.Content!)));
        await Assert.ThrowsAsync<ArgumentException>(() => Client.Sms.SendAsync(MainLine, "", "Hello", cancellationToken: Cancellation));
        Assert.Equal(2, Allo.Requests.Count);
    }
}
