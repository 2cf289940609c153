using System.Text.RegularExpressions;
using Withallo.Testing;

namespace Withallo.Tests;

public sealed partial class SeedTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sandbox_begins_as_a_small_business()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);

        Assert.Equal(["US", "FR", "US"], allo.PhoneNumbers.Select(number => number.Country));
        Assert.Single(allo.PhoneNumbers, number => number.IsSharedNumber);
        Assert.Single(allo.SenderIds);
        Assert.Equal(25, allo.Contacts.Select(contact => contact.Id).Distinct().Count());
        Assert.Equal(60, allo.Calls.Select(call => call.Id).Distinct().Count());
        Assert.Contains(allo.Calls, call => call.Transcript.Count > 0 && call.RecordingUrl is not null && call.Tag is not null);
        Assert.Contains(allo.Calls, call => call.FromNumber == "anonymous");
        Assert.NotEmpty(allo.Messages);
        Assert.Empty(allo.SentMessages);
        Assert.Empty(allo.Webhooks);
        Assert.Empty(allo.Requests);
    }

    [Fact]
    public async Task Every_line_has_calls_and_the_main_one_several_pages()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        var pages = new List<int>();
        foreach (var number in allo.PhoneNumbers)
        {
            var response = await wire.GetAsync("/calls?allo_number=" + Uri.EscapeDataString(number.Number!));
            pages.Add(response.Metadata.GetProperty("total_pages").GetInt32());
        }

        Assert.True(pages[0] >= 3, $"{pages[0]} pages");
        Assert.All(pages, count => Assert.True(count > 0));
    }

    [Fact]
    public async Task Some_contacts_have_a_conversation_of_calls_and_messages()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        var entries = (await wire.GetAsync("/contact/cnt_seed01/conversation?size=100")).Results;

        Assert.Contains(entries, entry => entry.Text("type") == "CALL");
        Assert.Equal(["INBOUND", "OUTBOUND"], entries
            .Where(entry => entry.Text("type") == "TEXT_MESSAGE")
            .Select(entry => entry.GetProperty("message").Text("type")));
    }

    [Fact]
    public async Task Every_sandbox_begins_alike()
    {
        await using var one = await AlloSandbox.StartAsync(Cancelled);
        await using var other = await AlloSandbox.StartAsync(Cancelled);
        using var wireToOne = new WireClient(one);
        using var wireToOther = new WireClient(other);

        foreach (var path in new[] { "/numbers", "/contacts?size=100", "/calls?size=100&allo_number=%2B12125550100", "/contact/cnt_seed01?extend=activity" })
        {
            Assert.Equal(WithoutPorts((await wireToOne.GetAsync(path)).Body), WithoutPorts((await wireToOther.GetAsync(path)).Body));
        }
    }

    [Fact]
    public async Task Every_number_is_from_a_range_that_no_one_is_given()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);

        var numbers = allo.PhoneNumbers.Select(number => number.Number!)
            .Concat(allo.Contacts.SelectMany(contact => contact.Numbers))
            .Concat(allo.Calls.SelectMany(call => new[] { call.FromNumber!, call.ToNumber! }))
            .Concat(allo.Messages.SelectMany(message => new[] { message.FromNumber!, message.ToNumber! }))
            .Where(number => number != "anonymous");

        Assert.All(numbers, number => Assert.Matches(Fictitious(), number));
    }

    [Fact]
    public async Task A_sandbox_without_seed_begins_empty()
    {
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { Seed = false }, Cancelled);

        Assert.Empty(allo.PhoneNumbers);
        Assert.Empty(allo.SenderIds);
        Assert.Empty(allo.Contacts);
        Assert.Empty(allo.Calls);
        Assert.Empty(allo.Messages);
    }

    // Recordings are at the sandbox itself.
    private static string WithoutPorts(string text) => Port().Replace(text, "127.0.0.1");

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Port();

    [GeneratedRegex(@"^(\+1[2-9]\d\d55501\d\d|\+3319900\d{4}|\+3363998\d{4})\z")]
    private static partial Regex Fictitious();
}
