namespace Withallo.Api.Calls;

/// <summary>What may stand in a request header: anything else could smuggle in a header of its own, or fail half-way to the wire.</summary>
internal static class HeaderText
{
    /// <summary>A token, and none of the headers that describe a body: those are the SDK's to write.</summary>
    public static bool IsName(string? name) =>
        !string.IsNullOrEmpty(name)
        && name.All(static c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal))
        && !name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("Allow", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("Expires", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("Last-Modified", StringComparison.OrdinalIgnoreCase);

    /// <summary>One line of ASCII.</summary>
    public static bool IsValue(string? value)
    {
        // A loop and not a query: every program runs this at its start, and few load System.Linq for anything else.
        foreach (var c in value ?? "\0")
        {
            if (c is not (>= ' ' and <= '~' or '\t'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A value that must say something.</summary>
    /// <exception cref="ArgumentException">It cannot be a header; the message does not repeat it.</exception>
    public static string? CheckedValue(string? value, string member) =>
        value is null || (IsValue(value) && !string.IsNullOrWhiteSpace(value))
            ? value
            : throw new ArgumentException($"{member} is sent as a header, so it must be one line of ASCII characters, and not empty.", member);

    /// <summary>Headers as they are now: what happens to the dictionary later changes nothing.</summary>
    /// <exception cref="ArgumentException">One cannot be sent; the message does not repeat its value.</exception>
    public static IReadOnlyDictionary<string, string>? Checked(IReadOnlyDictionary<string, string>? headers, string member)
    {
        if (headers is null)
        {
            return null;
        }

        var copy = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            if (!IsName(name) || !IsValue(value))
            {
                throw new ArgumentException(
                    $"{member} holds a header that cannot be sent: a name is a token and does not begin with Content-, a value is one line of ASCII characters.", member);
            }

            copy[name] = value;
        }

        return copy;
    }
}
