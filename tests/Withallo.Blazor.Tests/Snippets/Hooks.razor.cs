namespace Withallo.Blazor.Tests.Snippets;

public sealed partial class Hooks
{
    public string? Stored { get; private set; }

    private Task StoreAsync(string secret)
    {
        Stored = secret;
        return Task.CompletedTask;
    }
}
