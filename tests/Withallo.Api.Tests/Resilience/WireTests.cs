using System.Text.Json;
using Withallo.Api.Tests.Wholesome;
using Withallo.Api.V2;

namespace Withallo.Api.Tests.Resilience;

/// <summary>What reaches the wire, and what never does.</summary>
public class WireTests
{
    private const string HighHalf = "cut in two \ud83d";
    private const string LowHalf = "\ude00 cut in two";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_header_of_our_own_leaves_the_machine_whatever_the_operation()
    {
        await using var server = new FaultServer(static (_, wire) => wire.AnswerAsync(400, """{"code":"X"}"""));
        using var client = Clients.Create(server.Port, configure: static options => options.RateLimit.Enabled = false);

        foreach (var operation in Operations.All)
        {
            await Assert.ThrowsAsync<WithalloValidationException>(() => operation.CallAsync(client, "some-id", null, Cancellation));
            var sent = server.Requests.Last();
            Assert.DoesNotContain(sent.Headers.Keys, static name => name.StartsWith("Withallo", StringComparison.OrdinalIgnoreCase));
            Assert.Equal(operation.Method.Method, sent.Method);
        }

        Assert.Equal(Operations.All.Count, server.Requests.Count);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused_in_a_path_a_query_and_a_body_and_nothing_is_sent()
    {
        await using var server = new FaultServer(static (_, wire) => wire.AnswerAsync(200, """{"data":{}}"""));
        using var client = Clients.Create(server.Port);

        foreach (var half in new[] { HighHalf, LowHalf })
        {
            await RefusedAsync(() => client.Contacts.GetAsync(half, cancellationToken: Cancellation), half);
            await RefusedAsync(() => client.Calls.SearchAsync(half, cancellationToken: Cancellation), half);
            await RefusedAsync(() => client.V2.Conversations.ListAsync(half, cancellationToken: Cancellation), half);
            await RefusedAsync(() => client.Sms.SendAsync(new SendSmsRequest { From = "+14155550100", To = "+14155550101", Message = half }, cancellationToken: Cancellation), half);
            await RefusedAsync(() => client.Sms.SendFranceAsync(new SendSmsFranceRequest { SenderId = "DESK", To = "+33639980042", Message = half }, cancellationToken: Cancellation), half);
            await RefusedAsync(() => client.Contacts.CreateAsync(new CreateContactRequest { Numbers = ["+14155550100"], Name = half }, cancellationToken: Cancellation), half);
            await RefusedAsync(() => client.Contacts.UpdateAsync("cnt-1", new UpdateContactRequest { Name = half }, cancellationToken: Cancellation), half);
            await RefusedAsync(() => client.Webhooks.CreateAsync(new CreateWebhookRequest { AlloNumber = half, Url = "https://example.com/", Topics = ["CALL_RECEIVED"] }, cancellationToken: Cancellation), half);
            await RefusedAsync(() => client.V2.Tags.AddAsync("cll-1", new AddTagsRequest { Tags = ["whole", half] }, cancellationToken: Cancellation), half);
            await RefusedAsync(() => client.V2.Deals.UpdateAsync("dea-1", new UpdateDealRequest { Name = half }, cancellationToken: Cancellation), half);
            await RefusedAsync(() => client.V2.Conversations.SearchAsync(new ItemSearchRequest { Search = half }, cancellationToken: Cancellation), half);
        }

        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Every_text_of_every_request_is_checked()
    {
        var members = Endpoints.Requests.SelectMany(static type => Endpoints.Members(type).Where(static member => member.PropertyType == typeof(string)).Select(member => (type, member))).ToArray();

        Assert.True(members.Length > 20);
        Assert.All(members, static text =>
        {
            var request = Sample.Object(text.type);
            text.member.SetValue(request, HighHalf);
            Assert.ThrowsAny<ArgumentException>(() => JsonSerializer.Serialize(request, Endpoints.TypeInfo(text.type)));
        });
    }

    [Fact]
    public async Task Whole_pairs_and_a_replacement_character_are_text_like_any_other()
    {
        await using var server = new FaultServer(static (_, wire) => wire.AnswerAsync(200, """{"data":{}}"""));
        using var client = Clients.Create(server.Port);

        await client.Sms.SendAsync(new SendSmsRequest { From = "+14155550100", To = "+14155550101", Message = "😀 \ufffd" }, cancellationToken: Cancellation);

        using var body = JsonDocument.Parse(Assert.Single(server.Requests).Body);
        Assert.Equal("😀 \ufffd", body.RootElement.GetProperty("message").GetString());
    }

    private static async Task RefusedAsync(Func<Task> call, string text)
    {
        var thrown = await Assert.ThrowsAnyAsync<ArgumentException>(call);
        Assert.DoesNotContain(text, thrown.Message, StringComparison.Ordinal);
    }
}
