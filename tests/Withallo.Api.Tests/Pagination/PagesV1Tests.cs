using System.Text.Json;
using Withallo.Api.V2.Tests;

namespace Withallo.Api.Tests;

public sealed class PagesV1Tests
{
    private readonly List<object?[]> _calls = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reading_ends_with_the_last_page_the_metadata_tells()
    {
        var api = Calls(page => $$$"""{"results":[{"id":"a{{{page}}}"}],"metadata":{"total_pages":3,"current_page":{{{page}}}}}""");

        var ids = await api.SearchAllAsync("+33100000000", "+33200000000", pageSize: 50, cancellationToken: Token).Select(call => call.Id).ToListAsync(Token);

        Assert.Equal(["a0", "a1", "a2"], ids);
        Assert.Equal(["+33100000000", "+33200000000", 0, 50], _calls[0][..4]);
    }

    [Fact]
    public async Task Without_metadata_a_page_that_is_not_full_is_the_last_one()
    {
        var api = Calls(page => page == 0 ? """{"results":[{"id":"a"},{"id":"b"}],"metadata":null}""" : """{"results":[{"id":"c"}]}""");

        var ids = await api.SearchAllAsync("+33100000000", pageSize: 2, cancellationToken: Token).Select(call => call.Id).ToListAsync(Token);

        Assert.Equal(["a", "b", "c"], ids);
        Assert.Equal(2, _calls.Count);
    }

    [Fact]
    public async Task A_page_number_that_never_moves_does_not_read_for_ever()
    {
        var api = Calls(_ => """{"results":[{"id":"a"}],"metadata":{"total_pages":2,"current_page":0}}""");

        Assert.Equal(2, await api.SearchAllAsync("+33100000000", cancellationToken: Token).CountAsync(Token));
    }

    [Fact]
    public async Task An_empty_page_ends_the_reading_whatever_the_metadata_says()
    {
        var api = Calls(_ => """{"results":null,"metadata":{"total_pages":9,"current_page":0}}""");

        Assert.Equal(0, await api.SearchAllAsync("+33100000000", cancellationToken: Token).CountAsync(Token));
        Assert.Single(_calls);
    }

    [Fact]
    public async Task Contacts_and_their_conversations_are_read_to_the_end()
    {
        var api = FakeApi.For<IContactsApi>((method, args) =>
        {
            _calls.Add(args);
            return method == nameof(IContactsApi.SearchAsync)
                ? Task.FromResult(new ResultPage<Contact> { Results = [new Contact { Id = "cnt-1" }] })
                : Task.FromResult(new ResultPage<ConversationEntry> { Results = [new ConversationEntry { Type = ConversationEntryType.Call }] });
        });

        Assert.Equal(1, await api.SearchAllAsync(cancellationToken: Token).CountAsync(Token));
        Assert.Equal(1, await api.SearchConversationAllAsync("cnt-1", "+33100000000", 20, cancellationToken: Token).CountAsync(Token));
        Assert.Equal([0, 100], _calls[0][..2]);
        Assert.Equal(["cnt-1", 0, 20, "+33100000000"], _calls[1][..4]);
    }

    [Fact]
    public void Arguments_are_refused_at_the_call()
    {
        var contacts = FakeApi.Untouched<IContactsApi>();

        Assert.Throws<ArgumentException>(() => { FakeApi.Untouched<ICallsApi>().SearchAllAsync("", cancellationToken: Token); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { FakeApi.Untouched<ICallsApi>().SearchAllAsync("+33100000000", pageSize: 101, cancellationToken: Token); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { contacts.SearchAllAsync(0, cancellationToken: Token); });
        Assert.Throws<ArgumentException>(() => { contacts.SearchConversationAllAsync(" ", cancellationToken: Token); });
    }

    [Fact]
    public async Task Messages_can_be_sent_from_plain_texts()
    {
        var api = FakeApi.For<ISmsApi>((_, args) =>
        {
            _calls.Add(args);
            return Task.FromResult(new SentSms());
        });

        await api.SendAsync("+33100000000", "+33200000000", "On my way", cancellationToken: Token);
        await api.SendFranceAsync("ACME", "+33200000000", "On my way", cancellationToken: Token);

        Assert.Equal([new SendSmsRequest { From = "+33100000000", To = "+33200000000", Message = "On my way" }, null, Token], _calls[0]);
        Assert.Equal([new SendSmsFranceRequest { SenderId = "ACME", To = "+33200000000", Message = "On my way" }, null, Token], _calls[1]);
    }

    private ICallsApi Calls(Func<int, string> page) => FakeApi.For<ICallsApi>((_, args) =>
    {
        _calls.Add(args);
        return Task.FromResult(JsonSerializer.Deserialize<ResultPage<Call>>(page((int)args[2]!))!);
    });
}
