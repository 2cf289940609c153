using Withallo.Api;

namespace Quickstart;

/// <summary>What is safe on a real account: reading, and one message when asked for.</summary>
internal sealed class AccountTour(Screen screen, WithalloClient client)
{
    public async Task RunAsync(string? sendTo)
    {
        var numbers = await client.ListNumbersAsync(screen);
        if (numbers.FirstOrDefault()?.Number is not { } own)
        {
            screen.Note("The account has no number, so there is no more to show.");
            return;
        }

        screen.Step("Read the last calls", "client.Calls.SearchAsync(number)");
        foreach (var call in (await client.Calls.SearchAsync(own, size: 5)).Results)
        {
            screen.Row($"{call.StartDate:yyyy-MM-dd HH:mm}", $"{call.Type,-9} {call.Result,-10} {call.LengthInMinutes:0.0} min");
        }

        if (sendTo is not null)
        {
            screen.Step("Send a message", "client.Sms.SendAsync(from, to, message)");
            var sent = await client.Sms.SendAsync(own, sendTo, "Hello from the Withallo SDK for .NET");
            screen.Good($"Accepted at {sent.StartDate:HH:mm:ss} UTC");
        }
    }
}
