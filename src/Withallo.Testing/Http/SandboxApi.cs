
namespace Withallo.Testing;

/// <summary>One part of what Allo serves: its routes, its way to check a key, its error bodies.</summary>
internal abstract class SandboxApi(ApiGeneration? generation, string basePath)
{
    public ApiGeneration? Generation => generation;

    /// <summary>What all paths begin with, such as <c>/v1/api</c>.</summary>
    public string BasePath => basePath;

    protected abstract IReadOnlyList<Route> Routes { get; }

    public bool Owns(string path) => path.StartsWith(basePath + "/", StringComparison.Ordinal);

    /// <summary>The routes of that path, whatever their method; null when there is none.</summary>
    public RouteMatch? Match(SandboxRequest request)
    {
        var segments = request.Path[(basePath.Length + 1)..].Split('/').Select(Uri.UnescapeDataString).ToArray();
        RouteMatch? match = null;
        foreach (var route in Routes)
        {
            // A path that is spelled out wins over one with a placeholder: they stand in front (rest-v2.md §16 trap 28).
            if (route.TryMatch(segments, out var values) && (match is null || match.Pattern == route.Pattern))
            {
                match ??= new RouteMatch(route.Pattern, values);
                match.Routes.Add(route);
            }
        }

        return match;
    }

    public Reply Answer(SandboxRequest request, RouteMatch? match)
    {
        try
        {
            Authenticate(request);
            if (match is null)
            {
                throw RefusalException.UnknownPath();
            }

            var route = match.Routes.Find(route => route.Method == request.Method)
                ?? throw RefusalException.WrongMethod(match.Routes.Select(route => route.Method));
            return Complete(request, CarryOut(request, route, match.Values));
        }
        catch (RefusalException refusal)
        {
            return Refuse(request, refusal);
        }
    }

    /// <summary>A refusal in the shape of this API.</summary>
    public Reply Refuse(SandboxRequest request, RefusalException refusal) => Complete(request, WriteError(request, refusal));

    /// <summary>The refusal of too many requests at a time, in the words of this API.</summary>
    /// <param name="retryAfterSeconds">How long to wait, where the body says it too.</param>
    public abstract RefusalException TooManyRequests(int? retryAfterSeconds);

    /// <summary>Refuses a request without a valid key.</summary>
    protected abstract void Authenticate(SandboxRequest request);

    /// <summary>Does what the route says, if the key may.</summary>
    protected abstract Reply CarryOut(SandboxRequest request, Route route, IReadOnlyList<string> values);

    protected abstract Reply WriteError(SandboxRequest request, RefusalException refusal);

    /// <summary>Adds what every answer of this API carries.</summary>
    protected virtual Reply Complete(SandboxRequest request, Reply reply) => reply;
}
