namespace Withallo.Api.Declarative;

/// <summary>The path of a <see cref="WithalloRequest"/>: it stays below the base URL, and shows no value.</summary>
internal static class RequestPath
{
    /// <exception cref="ArgumentException">The path is not one below the base URL.</exception>
    public static string Checked(string path, string parameterName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path, parameterName);
        if (path[0] != '/')
        {
            throw new ArgumentException("The path starts with a slash and is relative to the base URL, for the key goes nowhere else: give /users, not an address.", parameterName);
        }

        if (path.Any(static c => c is <= ' ' or > '~' or '\\' or '?' or '#' or '%'))
        {
            throw new ArgumentException("The path holds a character that cannot stand in one: put values into PathValues and Query, which encode them.", parameterName);
        }

        foreach (var part in path[1..].Split('/'))
        {
            if (part is "" or "." or ".." || part.AsSpan(1).Contains('{') || (part[0] == '{') != (part[^1] == '}') || part is "{}")
            {
                throw new ArgumentException("Each part of the path is a word or one {placeholder}: none is empty, '.' or '..', which would lead elsewhere.", parameterName);
            }
        }

        return path;
    }

    /// <summary>The path as logs may show it. A literal part that is no plain word may be a number or an id: it is left out.</summary>
    public static string Name(string path) =>
        "/" + string.Join('/', path[1..].Split('/').Select(static part => part[0] == '{' || part.All(static c => char.IsAsciiLetter(c) || c is '_' or '-') ? part : "{}"));

    /// <summary>Path and query with their values, encoded.</summary>
    /// <exception cref="ArgumentException">A placeholder has no value, or a value no placeholder.</exception>
    public static string Fill(string path, IDictionary<string, string> values, QueryValues query)
    {
        var url = new UrlBuilder(stackalloc char[UrlBuilder.StackSize]);
        var used = 0;
        foreach (var part in path[1..].Split('/'))
        {
            url.Literal("/");
            if (part[0] != '{')
            {
                url.Literal(part);
                continue;
            }

            if (!values.TryGetValue(part[1..^1], out var value))
            {
                throw new ArgumentException($"The placeholder {part} has no value in PathValues.", nameof(values));
            }

            url.Path(value, part);
            used++;
        }

        if (used < values.Count)
        {
            throw new ArgumentException("PathValues holds a value that the path has no placeholder for.", nameof(values));
        }

        foreach (var (name, value) in query)
        {
            url.Query(Uri.EscapeDataString(name), value, name);
        }

        return url.ToStringAndClear();
    }
}
