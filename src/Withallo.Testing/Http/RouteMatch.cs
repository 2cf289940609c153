namespace Withallo.Testing;

/// <summary>The routes that share a request's path.</summary>
internal sealed class RouteMatch(string pattern, IReadOnlyList<string> values)
{
    public string Pattern => pattern;

    public IReadOnlyList<string> Values => values;

    public List<Route> Routes { get; } = [];
}
