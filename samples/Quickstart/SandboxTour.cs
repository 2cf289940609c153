using System.Diagnostics;
using Withallo.Api;
using Withallo.Testing;
using Withallo.Webhooks;

namespace Quickstart;

/// <summary>Everything, against a fake Allo.</summary>
internal sealed class SandboxTour(Screen screen, WithalloClient client, AlloSandbox allo)
{
    public async Task RunAsync()
    {
        var numbers = await client.ListNumbersAsync(screen);
        var own = numbers.First(number => number.Country == "US").Number!;
        await SendMessagesAsync(own);
        await KeepContactsAsync();
        await ReadCallsAsync(own);
        await ManageWebhooksAsync(own);
        await new WebhookStep(screen, client).RunAsync(own);
        await MeetRateLimitAsync();
        await MeetErrorResponsesAsync(own);
    }

    private async Task SendMessagesAsync(string own)
    {
        screen.Step("Send a message", "client.Sms.SendAsync(from, to, message)");
        #region send_sms
        SentSms sent = await client.Sms.SendAsync(own, "+15550123", "Your order is ready.");
        #endregion
        screen.Good($"{sent.Type} at {sent.StartDate:HH:mm:ss} UTC, {sent.Content?.Length} characters");

        screen.Step("Send a message to France", "client.Sms.SendFranceAsync(senderId, to, message)");
        var french = await client.Sms.SendFranceAsync(allo.SenderIds.First(), "+33199000123", "Votre commande est prête.");
        screen.Good($"{french.Type} under the sender ID {french.SenderId}");
    }

    private async Task KeepContactsAsync()
    {
        screen.Step("Create a contact", "client.Contacts.CreateAsync(request)");
        var created = await client.Contacts.CreateAsync(new CreateContactRequest
        {
            Numbers = ["+15550142"],
            Name = "Ada",
            LastName = "Lovelace",
            Emails = ["ada@example.com"],
        });
        screen.Good($"{created.Id}: {created.Name} {created.LastName}");

        screen.Step("Change one member, leave the rest", "client.Contacts.UpdateAsync(id, request)");
        var updated = await client.Contacts.UpdateAsync(created.Id, new UpdateContactRequest { JobTitle = "Analyst" });
        screen.Good($"{updated.Name} {updated.LastName} is now {updated.JobTitle}");

        screen.Step("Read it back, with more", "client.Contacts.GetAsync(id, ContactExtensions.Engagement)");
        var read = await client.Contacts.GetAsync(created.Id, ContactExtensions.Engagement | ContactExtensions.Activity);
        screen.Row("name", $"{read.Name} {read.LastName}, {read.JobTitle}");
        screen.Row("email", read.Emails.FirstOrDefault());
        screen.Row("engagement", read.Engagement.Value is { Length: > 0 } engagement ? engagement : "not known yet");
    }

    private async Task ReadCallsAsync(string own)
    {
        screen.Step("Stream the call history across pages", "await foreach (var call in client.Calls.SearchAllAsync(number))");
        var count = 0;
        var minutes = 0.0;
        #region stream_calls
        await foreach (Call call in client.Calls.SearchAllAsync(own, pageSize: 20))
        {
            count++;
            minutes += call.LengthInMinutes ?? 0;
            if (count <= 3)
            {
                screen.Row($"{call.StartDate:yyyy-MM-dd HH:mm}", $"{call.Type,-9}{call.Result,-12}{call.Transcript.Count,3} rows of transcript");
            }
        }
        #endregion
        screen.Good($"{count} calls, {minutes:0} minutes, {Math.Ceiling(count / 20.0)} requests");
    }

    private async Task ManageWebhooksAsync(string own)
    {
        screen.Step("Register a webhook", "client.Webhooks.CreateAsync(request)");
        var webhook = await client.Webhooks.CreateAsync(new CreateWebhookRequest
        {
            AlloNumber = own,
            Url = "https://example.com/webhooks/allo",
            Topics = [WebhookTopic.CallReceived, WebhookTopic.SmsReceived],
        });
        screen.Good($"{webhook.Id} posts {string.Join(" and ", webhook.Topics)}");

        screen.Step("Delete it", "client.Webhooks.DeleteAsync(id)");
        await client.Webhooks.DeleteAsync(webhook.Id!);
        screen.Good($"{(await client.Webhooks.ListAsync()).Count} webhooks left");
    }

    private async Task MeetRateLimitAsync()
    {
        screen.Step("Meet a rate limit, and wait it out", "client.PhoneNumbers.ListAsync(new RequestOptions { OnResponse = … })");
        allo.Faults.Enqueue(Fault.RateLimited(TimeSpan.FromSeconds(1)));
        var time = Stopwatch.StartNew();
        await client.PhoneNumbers.ListAsync(new RequestOptions
        {
            OnResponse = response => screen.Good(
                $"Allo said 429 and \"wait 1 s\"; attempt {response.Attempts} got {(int)response.StatusCode} after {time.Elapsed.TotalSeconds:0.0} s"),
        });
    }

    private async Task MeetErrorResponsesAsync(string own)
    {
        screen.Step("A scope is missing", "catch (WithalloForbiddenException e)");
        allo.Scopes.Remove("CONTACTS_READ");
        try
        {
            await client.Contacts.SearchAsync();
        }
        catch (WithalloForbiddenException exception)
        {
            screen.Shown(nameof(WithalloForbiddenException), $"{exception.ErrorCode}: the key lacks {string.Join(", ", exception.RequiredScopes)}");
        }

        screen.Step("A field is invalid", "catch (WithalloValidationException e)");
        try
        {
            await client.Sms.SendAsync(own, "+33199000123", "Bonjour");
        }
        catch (WithalloValidationException exception)
        {
            screen.Shown(nameof(WithalloValidationException), $"{(int)exception.StatusCode} {exception.ErrorCode}");
        }

        screen.Step("A mistake that never leaves this machine", "catch (ArgumentException e)");
        try
        {
            await client.Contacts.CreateAsync(new CreateContactRequest { Numbers = [] });
        }
        catch (ArgumentException exception)
        {
            screen.Shown(nameof(ArgumentException), exception.Message);
        }
    }
}
