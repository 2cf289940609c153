using Withallo.Api;
using Withallo.Testing;

namespace Withallo.Tests;

public sealed class ConversationTests
{
    private const string Own = "+12125550100";
    private const string Contact = "+13125550110";
    private static readonly DateTimeOffset Start = new(2026, 4, 21, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_branch_that_is_not_used_is_null_and_the_metadata_is_nested()
    {
        await using var allo = await StartAsync();
        using var wire = new WireClient(allo);
        allo.Calls.Add(new Call { Id = "call_1", FromNumber = Contact, ToNumber = Own, Type = Direction.Inbound, Tag = "a", Tags = ["a", "b"], StartDate = Start });
        allo.Messages.Add(new SentSms { FromNumber = Contact, ToNumber = Own, Type = Direction.Inbound, Content = "Hi", StartDate = Start.AddMinutes(1) });

        var response = await wire.GetAsync("/contact/cnt_1/conversation");

        // Nested metadata, tags beside tag, an inbound message where the schema knows outbound only.
        Assert.Equal(
            """{"data":{"results":[{"type":"TEXT_MESSAGE","call":null,"message":{"from_number":"+13125550110","to_number":"+12125550100","type":"INBOUND","content":"Hi","start_date":"2026-04-21T12:01:00"}},{"type":"CALL","call":{"id":"call_1","from_number":"+13125550110","to_number":"+12125550100","length_in_minutes":null,"type":"INBOUND","summary":null,"tag":"a","tags":["a","b"],"recording_url":null,"start_date":"2026-04-21T12:00:00","transcript":null},"message":null}],"metadata":{"pagination":{"total_pages":1,"current_page":0}}}}""",
            response.Body);
    }

    [Fact]
    public async Task A_sent_message_appears_in_the_conversation_of_its_contact_only()
    {
        await using var allo = await StartAsync();
        using var wire = new WireClient(allo);
        allo.Contacts.Add(new SandboxContact { Id = "cnt_2", Numbers = ["+13125550111"] });

        await wire.PostAsync("/sms", $$"""{"from":"{{Own}}","to":"{{Contact}}","message":"See you Monday"}""");
        var response = await wire.GetAsync("/contact/cnt_1/conversation");
        var other = await wire.GetAsync("/contact/cnt_2/conversation");

        var entry = Assert.Single(response.Results);
        Assert.Equal("See you Monday", entry.GetProperty("message").Text("content"));
        Assert.False(entry.GetProperty("message").Has("sender_id"));
        Assert.Empty(other.Results);
    }

    [Fact]
    public async Task A_message_under_a_sender_id_shows_it()
    {
        await using var allo = await StartAsync();
        using var wire = new WireClient(allo);
        allo.SenderIds.Add("MyCompany");
        allo.Contacts.Add(new SandboxContact { Id = "cnt_fr", Numbers = ["+33639980010"] });

        await wire.PostAsync("/sms", """{"sender_id":"MyCompany","to":"+33639980010","message":"Bonjour"}""");
        var message = Assert.Single((await wire.GetAsync("/contact/cnt_fr/conversation")).Results).GetProperty("message");

        Assert.Equal("MyCompany", message.Text("sender_id"));
        Assert.True(message.IsNull("from_number"));
    }

    [Fact]
    public async Task One_number_of_the_account_can_be_asked_for()
    {
        await using var allo = await StartAsync();
        using var wire = new WireClient(allo);
        allo.Calls.Add(new Call { Id = "main", FromNumber = Contact, ToNumber = Own });
        allo.Calls.Add(new Call { Id = "support", FromNumber = "+12125550101", ToNumber = Contact });

        var all = await wire.GetAsync("/contact/cnt_1/conversation");
        var one = await wire.GetAsync("/contact/cnt_1/conversation?allo_number=%2B12125550101");

        Assert.Equal(2, all.Results.Length);
        Assert.Equal("support", Assert.Single(one.Results).GetProperty("call").Text("id"));
    }

    [Fact]
    public async Task Pages_hold_every_entry_once_newest_first()
    {
        await using var allo = await StartAsync();
        using var wire = new WireClient(allo);
        for (var i = 0; i < 12; i++)
        {
            allo.Messages.Add(new SentSms { FromNumber = Contact, ToNumber = Own, Content = $"{i}", StartDate = Start.AddMinutes(i / 2) });
        }

        var first = await wire.GetAsync("/contact/cnt_1/conversation?size=8");
        var second = await wire.GetAsync("/contact/cnt_1/conversation?size=8&page=1");

        Assert.Equal(
            Enumerable.Range(0, 12).Reverse().Select(i => $"{i}"),
            first.Results.Concat(second.Results).Select(entry => entry.GetProperty("message").Text("content")));
        Assert.Equal("""{"total_pages":2,"current_page":1}""", second.Metadata.GetProperty("pagination").GetRawText());
    }

    private static async Task<AlloSandbox> StartAsync()
    {
        var allo = await AlloSandbox.StartAsync(new SandboxOptions { Seed = false }, Cancelled);
        allo.PhoneNumbers.Add(new PhoneNumber { Number = Own });
        allo.Contacts.Add(new SandboxContact { Id = "cnt_1", Numbers = [Contact] });
        return allo;
    }
}
