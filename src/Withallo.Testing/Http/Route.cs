namespace Withallo.Testing;

/// <summary>An operation: method, pattern below the base path, the scope it needs (if any), what it does, and what is said about it.</summary>
internal sealed class Route(string method, string pattern, string? scope, RouteHandler handle, string description = "")
{
    private readonly string[] _segments = pattern[1..].Split('/');

    public string Method => method;

    public string Pattern => pattern;

    public string? Scope => scope;

    public string Description => description;

    public Reply Handle(SandboxRequest request, IReadOnlyList<string> values) => handle(request, values);

    public bool TryMatch(string[] segments, out IReadOnlyList<string> values)
    {
        values = [];
        if (segments.Length != _segments.Length)
        {
            return false;
        }

        var found = new List<string>();
        for (var i = 0; i < segments.Length; i++)
        {
            if (_segments[i][0] == '{' && segments[i].Length > 0)
            {
                found.Add(segments[i]);
            }
            else if (_segments[i] != segments[i])
            {
                return false;
            }
        }

        values = found;
        return true;
    }
}
