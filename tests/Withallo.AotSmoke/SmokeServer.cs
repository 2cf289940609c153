using Withallo.Testing;

namespace Withallo.AotSmoke;

/// <summary>The sandbox in a process of its own: its first line of output says how to reach it.</summary>
internal static class SmokeServer
{
    public static async Task RunAsync()
    {
        await using var allo = await AlloSandbox.StartAsync();
        allo.Faults.Enqueue(Fault.RateLimited(TimeSpan.FromMilliseconds(200)).On(HttpMethod.Get, "/v1/api/webhooks"));
        allo.Scopes.Remove("PARTNER");
        Console.WriteLine($"{allo.BaseUrl} {allo.ApiKey}");
        while (await Console.In.ReadLineAsync() is not null)
        {
        }
    }
}
