namespace Withallo.Webhooks.Handlers;

/// <summary>The services of a host that has none.</summary>
internal sealed class NoServices : IServiceProvider
{
    private NoServices()
    {
    }

    public static NoServices Instance { get; } = new();

    public object? GetService(Type serviceType) => null;
}
