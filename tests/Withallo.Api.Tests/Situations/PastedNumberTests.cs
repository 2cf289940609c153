using Withallo.Api.Tests.Resilience;

namespace Withallo.Api.Tests.Situations;

/// <summary>Somebody pastes a number from a web page or an address book.</summary>
public sealed class PastedNumberTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Numbers => new()
    {
        { "+1 (415) 555-0101", "+14155550101" },
        { "+33\u00a06\u202f12\u00a034\u00a056\u00a078", "+33612345678" },
        { "\u202a+33612345678\u202c", "+33612345678" },
        { "\ufeff+33\u20116\u201112\u201134\u201156\u201178", "+33612345678" },
        { "0033 6 12 34 56 78", "+33612345678" },
        { "+49/30/123.456", "+4930123456" },
        // Not certainly formatting, and so Allo's to judge.
        { "06 12 34 56 78", "06 12 34 56 78" },
        { "+33 612 345 678 ext. 9", "+33 612 345 678 ext. 9" },
        { "WillowCo", "WillowCo" },
        { "+33\u0661", "+33\u0661" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task What_certainly_is_formatting_is_removed_from_messages_and_searches_and_nothing_else(string pasted, string sent)
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":{}}"""));
        using var client = Clients.Create(server.Port);

        await client.Sms.SendAsync(pasted, pasted, "hello", cancellationToken: Cancellation);
        await client.Calls.SearchAsync(pasted, pasted, cancellationToken: Cancellation);

        var requests = server.Requests.ToArray();
        using var body = System.Text.Json.JsonDocument.Parse(requests[0].Body);
        Assert.Equal(sent, body.RootElement.GetProperty("from").GetString());
        Assert.Equal(sent, body.RootElement.GetProperty("to").GetString());
        Assert.Equal($"/v1/api/calls?allo_number={Uri.EscapeDataString(sent)}&contact_number={Uri.EscapeDataString(sent)}&page=0&size=10", requests[1].Target);
    }
}
