using System.Text.Json;

namespace Withallo.Tool.Tests;

/// <summary><c>withallo serve</c> in a process of its own, on a free port.</summary>
internal sealed class Serve : IAsyncDisposable
{
    private readonly ToolProcess _process;

    private Serve(ToolProcess process, JsonElement welcome)
    {
        _process = process;
        Url = new Uri(welcome.GetProperty("url").GetString()!);
        Key = welcome.GetProperty("api_key").GetString()!;
    }

    public Uri Url { get; }

    public string Key { get; }

    /// <summary>What leads the tool there.</summary>
    public (string, string)[] Environment => [("WITHALLO_BASE_URL", Url.GetLeftPart(UriPartial.Authority)), ("WITHALLO_API_KEY", Key)];

    public ToolProcess Process => _process;

    public static async Task<Serve> StartAsync(params string[] arguments)
    {
        var process = ToolProcess.Start([], ["serve", "--port", "0", "--json", .. arguments]);
        await process.WaitForAsync("\"listening\"");
        await process.WaitForAsync("\n");
        using var welcome = JsonDocument.Parse(process.Output.Split('\n')[0]);
        return new Serve(process, welcome.RootElement.Clone());
    }

    /// <summary>Runs a command against it.</summary>
    public Task<ToolRun> RunAsync(params string[] arguments) => ToolProcess.RunAsync(Environment, arguments);

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
