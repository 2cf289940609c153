using System.Diagnostics;
using System.Text;
using Quickstart;
using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Webhooks;

namespace Withallo.AotSmoke;

/// <summary>The quickstart and more, each step checked: a program that trims or compiles wrongly fails here.</summary>
internal static class SmokeClient
{
    private static int _passed;
    private static int _failed;

    public static async Task<int> RunAsync(Uri baseUrl, string key)
    {
        using var client = new WithalloClient(new WithalloOptions { ApiKey = key, BaseUrl = baseUrl });
        IReadOnlyList<Api.PhoneNumber> numbers = [];
        await CheckAsync("first response", async () => (numbers = await client.PhoneNumbers.ListAsync()).Count > 0);
        using (var process = Process.GetCurrentProcess())
        {
            // From the start of the process to its first response: what a cold start costs.
            Console.WriteLine(FormattableString.Invariant($"first response after {(DateTime.UtcNow - process.StartTime.ToUniversalTime()).TotalMilliseconds:0} ms"));
        }

        var own = numbers.First(number => number.Country == "US").Number!;
        await CheckAsync("send", async () => (await client.Sms.SendAsync(own, "+12125550123", "Hello")).Type == Direction.Outbound);
        await CheckAsync("send to France", async () => (await client.Sms.SendFranceAsync("WillowCo", "+33199000123", "Bonjour")).SenderId == "WillowCo");
        var contact = await client.Contacts.CreateAsync(new CreateContactRequest { Numbers = ["+12125550142"], Name = "Ada" });
        await CheckAsync("update", async () => (await client.Contacts.UpdateAsync(contact.Id, new UpdateContactRequest { JobTitle = "Analyst" })) is { Name: "Ada", JobTitle: "Analyst" });
        await CheckAsync("read back", async () => (await client.Contacts.GetAsync(contact.Id, ContactExtensions.Engagement)).JobTitle == "Analyst");
        await CheckAsync("stream pages", async () => await CountAsync(client.Calls.SearchAllAsync(own, pageSize: 7)) > 7);
        await CheckAsync("conversation", async () => (await client.Contacts.SearchConversationAsync(contact.Id)).Results.Count == 0);
        var webhook = await client.Webhooks.CreateAsync(new CreateWebhookRequest { AlloNumber = own, Url = "https://example.com/allo", Topics = [WebhookTopic.CallReceived] });
        await CheckAsync("429 waited out", async () =>
        {
            var attempts = 0;
            var webhooks = await client.Webhooks.ListAsync(new RequestOptions { OnResponse = response => attempts = response.Attempts });
            return attempts == 2 && webhooks.Count == 1;
        });
        await client.Webhooks.DeleteAsync(webhook.Id!);
        await CheckAsync("typed error response", () => ThrowsAsync<WithalloNotFoundException>(() => client.Contacts.GetAsync("cnt_unknown")));
        await CheckAsync("field refused", () => ThrowsAsync<WithalloValidationException>(() => client.Sms.SendAsync(own, "+33199000123", "Bonjour")));
        await CheckAsync("nothing listens", () => ThrowsAsync<WithalloConnectionException>(async () =>
        {
            using var nobody = new WithalloClient(new WithalloOptions { ApiKey = key, BaseUrl = new Uri("http://127.0.0.1:1/v1/api"), Retry = { MaxRetries = 1, BaseDelay = TimeSpan.Zero } });
            await nobody.PhoneNumbers.ListAsync();
        }));
        await CheckAsync("webhook verified, typed, handled", HandleWebhookAsync);
        await CheckAsync("webhook received by an endpoint", async () =>
        {
            await new WebhookStep(new Screen(TextWriter.Null, colour: false), client).RunAsync(own);
            return true;
        });
        await CheckAsync("v2: me", async () => (await client.V2.Me.GetAsync()).Scopes.Count > 0);
        await CheckAsync("v2: stream items", async () => await CountAsync(client.V2.Conversations.SearchAllAsync(new ItemSearchRequest { Sort = ItemSort.DateAsc })) > 0);
        var person = await client.V2.People.CreateAsync(new CreatePersonRequest { Numbers = ["+12125550177"], Name = "Grace" });
        await CheckAsync("v2: partial update", async () => (await client.V2.People.UpdateAsync(person.Id, new UpdatePersonRequest { JobTitle = "Admiral" })) is { Name: "Grace", JobTitle: "Admiral" });
        await CheckAsync("v2: scope missing", () => ThrowsAsync<WithalloForbiddenException>(() => client.V2.PartnerAccounts.GetAsync("usr_1")));
        await CheckAsync("recording", async () =>
        {
            var call = (await client.Calls.SearchAsync(own, size: 100)).Results.First(call => call.RecordingUrl is not null);
            return await client.Recordings.DownloadAsync(call.RecordingUrl!, Stream.Null) > 0;
        });
        Console.WriteLine($"{_passed} passed, {_failed} failed");
        return _failed == 0 ? 0 : 1;
    }

    private static async Task<bool> HandleWebhookAsync()
    {
        var secret = WebhookSigner.NewSecret();
        var body = Encoding.UTF8.GetBytes("""{"topic":"call.completed","version":"2.0","timestamp":"2026-04-21T14:30:00Z","data":{"id":"cll_1","from_number":"+12125550142","to":"+12125550100","type":"INBOUND","length_in_minutes":5.5,"transcriptions":[{"source":"USER","text":"Hello"}]}}""");
        var now = TimeProvider.System.GetUtcNow();
        var signature = new WebhookSigner(secret).Sign("msg_1", now, body);
        var result = new WebhookSignatureVerifier([secret]).Verify("msg_1", now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), signature, body);
        var minutes = 0.0;
        var receiver = new WebhookReceiver().On(WebhookTopic.V2.CallCompleted, (e, _) =>
        {
            minutes = (double)(e.Data.LengthInMinutes ?? 0);
            return Task.CompletedTask;
        });
        var received = await receiver.HandleAsync(body);
        return result == WebhookSignatureResult.Valid && received.IsCall && minutes is > 5.4 and < 5.6;
    }

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> rows)
    {
        var count = 0;
        await foreach (var _ in rows)
        {
            count++;
        }

        return count;
    }

    private static async Task<bool> ThrowsAsync<T>(Func<Task> action)
        where T : Exception
    {
        try
        {
            await action();
            return false;
        }
        catch (T)
        {
            return true;
        }
    }

    private static async Task CheckAsync(string name, Func<Task<bool>> check)
    {
        try
        {
            if (await check())
            {
                _passed++;
                return;
            }

            Console.WriteLine($"FAILED {name}");
        }
        catch (Exception exception)
        {
            Console.WriteLine($"FAILED {name}: {exception}");
        }

        _failed++;
    }
}
