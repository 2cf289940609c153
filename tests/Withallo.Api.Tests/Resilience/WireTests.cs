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
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(400, """{"code":"X"}"""));
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
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":{}}"""));
        using var client = Clients.Create(server.Port);

        foreach (var half in new[] { HighHalf, LowHalf })
        {
            Func<Task>[] calls =
            [
                () => client.Contacts.GetAsync(half, cancellationToken: Cancellation),
                () => client.Calls.SearchAsync(half, cancellationToken: Cancellation),
                () => client.V2.Conversations.ListAsync(half, cancellationToken: Cancellation),
                () => client.Sms.SendAsync("+14155550100", "+14155550101", half, cancellationToken: Cancellation),
                () => client.Sms.SendFranceAsync("DESK", "+33639980042", half, cancellationToken: Cancellation),
                () => client.Contacts.CreateAsync(new() { Numbers = ["+14155550100"], Name = half }, cancellationToken: Cancellation),
                () => client.Contacts.UpdateAsync("cnt-1", new() { Name = half }, cancellationToken: Cancellation),
                () => client.Webhooks.CreateAsync(
                    new() { AlloNumber = half, Url = "https://example.com/", Topics = ["CALL_RECEIVED"] }, cancellationToken: Cancellation),
                () => client.V2.Tags.AddAsync("cll-1", new AddTagsRequest { Tags = ["whole", half] }, cancellationToken: Cancellation),
                () => client.V2.Deals.UpdateAsync("dea-1", new() { Name = half }, cancellationToken: Cancellation),
                () => client.V2.Conversations.SearchAsync(new() { Search = half }, cancellationToken: Cancellation),
            ];
            foreach (var call in calls)
            {
                var thrown = await Assert.ThrowsAnyAsync<ArgumentException>(call);
                Assert.DoesNotContain(half, thrown.Message, StringComparison.Ordinal);
            }
        }

        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Every_text_of_every_request_is_checked()
    {
        // A section stands in responses too, and is checked with the request that carries it.
        var members = (
            from type in Endpoints.Requests
            from member in Endpoints.Members(type)
            where member.PropertyType == typeof(string) && type != typeof(SummaryTemplateSection)
            select (type, member)).ToArray();

        Assert.True(members.Length > 20);
        Assert.All(members, static text =>
        {
            var request = Sample.Object(text.type);
            text.member.SetValue(request, HighHalf);
            Assert.ThrowsAny<ArgumentException>(() => JsonSerializer.Serialize(request, Endpoints.TypeInfo(text.type)));
        });
    }

    [Fact]
    public async Task So_is_every_text_of_a_section_before_anything_is_sent()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":{}}"""));
        using var client = Clients.Create(server.Port);
        SummaryTemplateSection[] sections = [new(HighHalf, 0, "text"), new("text", 0, HighHalf)];

        foreach (var section in sections)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(async () =>
                await client.V2.SummaryTemplates.CreateAsync(new CreateSummaryTemplateRequest { Name = "name", Sections = [section] }, cancellationToken: Cancellation));
            await Assert.ThrowsAnyAsync<ArgumentException>(async () =>
                await client.V2.SummaryTemplates.UpdateAsync("id", new ReplaceSummaryTemplateRequest { Name = "name", Sections = [section] }, cancellationToken: Cancellation));
        }

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Whole_pairs_and_a_replacement_character_are_text_like_any_other()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":{}}"""));
        using var client = Clients.Create(server.Port);

        await client.Sms.SendAsync("+14155550100", "+14155550101", "😀 \ufffd", cancellationToken: Cancellation);

        using var body = JsonDocument.Parse(Assert.Single(server.Requests).Body);
        Assert.Equal("😀 \ufffd", body.RootElement.GetProperty("message").GetString());
    }
}
