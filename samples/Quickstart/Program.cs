using Quickstart;
using Withallo;
using Withallo.Api;
using Withallo.Testing;

var screen = Screen.OfConsole();
var key = Environment.GetEnvironmentVariable("WITHALLO_API_KEY");
var sendTo = args is ["--send", var number] ? number : null;

screen.Title("Withallo for .NET: the main things, one after the other");
try
{
    if (string.IsNullOrWhiteSpace(key))
    {
        screen.Note("WITHALLO_API_KEY is not set, so this uses a fake Allo on this machine. Nothing leaves it.");
        await using var allo = await AlloSandbox.StartAsync();
        using var client = new WithalloClient(allo.CreateOptions());
        await new SandboxTour(screen, client, allo).RunAsync();
    }
    else
    {
        screen.Note("WITHALLO_API_KEY is set: this is your own account. Only reading, unless you add: --send +15551234567");
        using var client = new WithalloClient(key);
        await new AccountTour(screen, client).RunAsync(sendTo);
    }
}
catch (WithalloException exception)
{
    screen.Bad($"{exception.GetType().Name}: {exception.Message}");
    return 1;
}

Console.WriteLine();
screen.Title("Done.");
return 0;
