
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
            // A path that is spelled out wins over one with a placeholder: they stand in front.
            if (route.TryMatch(segments, out var values) && (match is null || match.Pattern == route.Pattern))
            {
                match ??= new RouteMatch(route.Pattern, values);
                match.Routes.Add(route);
            }
        }

        return match;
    }

    public Reply Handle(SandboxRequest request, RouteMatch? match)
    {
        try
        {
            Authenticate(request);
            if (match is null)
            {
                throw ErrorResponseException.UnknownPath();
            }

            var route = match.Routes.Find(route => route.Method == request.Method)
                ?? throw ErrorResponseException.WrongMethod(match.Routes.Select(route => route.Method));
            return Complete(request, CarryOut(request, route, match.Values));
        }
        catch (ErrorResponseException error)
        {
            return Reject(request, error);
        }
    }

    /// <summary>An error response in this API's own body.</summary>
    public Reply Reject(SandboxRequest request, ErrorResponseException error) => Complete(request, WriteError(request, error));

    /// <summary>The error response to too many requests at a time, with this API's code.</summary>
    /// <param name="retryAfterSeconds">How long to wait, where the body says it too.</param>
    public abstract ErrorResponseException TooManyRequests(int? retryAfterSeconds);

    /// <summary>Rejects a request without a valid key.</summary>
    protected abstract void Authenticate(SandboxRequest request);

    /// <summary>Runs the route's handler, if the key has its scope.</summary>
    protected abstract Reply CarryOut(SandboxRequest request, Route route, IReadOnlyList<string> values);

    protected abstract Reply WriteError(SandboxRequest request, ErrorResponseException error);

    /// <summary>Adds what every response of this API carries.</summary>
    protected virtual Reply Complete(SandboxRequest request, Reply reply) => reply;
}
