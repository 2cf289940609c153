using Withallo.Api;

namespace Withallo.Testing;

/// <summary>One generation of the API: its routes, its way to check a key, its error bodies.</summary>
internal abstract class SandboxApi(ApiGeneration generation, string basePath)
{
    public ApiGeneration Generation => generation;

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
            if (route.TryMatch(segments, out var values))
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
            Authorize(route);
            return route.Handle(request, match.Values);
        }
        catch (RefusalException refusal)
        {
            return Error(refusal);
        }
    }

    /// <summary>A refusal in the shape of this generation.</summary>
    public abstract Reply Error(RefusalException refusal);

    /// <summary>The refusal of too many requests at a time, in the words of this generation.</summary>
    public abstract RefusalException TooManyRequests();

    /// <summary>Refuses a request without a valid key.</summary>
    protected abstract void Authenticate(SandboxRequest request);

    /// <summary>Refuses a request that the key is not allowed, or not any more today.</summary>
    protected abstract void Authorize(Route route);
}
