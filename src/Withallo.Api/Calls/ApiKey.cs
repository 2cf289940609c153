namespace Withallo.Api.Calls;

/// <summary>A key, and how it is written in the <c>Authorization</c> header of each generation.</summary>
internal sealed class ApiKey
{
    private const string Scheme = "Api-Key ";

    private ApiKey(string source, string key)
    {
        Source = source;
        V1 = key;
        V2 = Scheme + key;
    }

    /// <summary>The text it was made from.</summary>
    public string Source { get; }

    /// <summary>API v1 takes the key alone.</summary>
    public string V1 { get; }

    /// <summary>API v2 takes the key after its scheme.</summary>
    public string V2 { get; }

    /// <summary>Why a text cannot be a key; null when it can.</summary>
    public static string? ErrorIn(string? text) =>
        string.IsNullOrWhiteSpace(text) ? "is empty"
        : text.AsSpan().Trim().ContainsAnyExceptInRange(' ', '~') ? "holds a line break or another character that no key has: copy it again, on one line"
        : null;

    /// <summary>White space around a key, and a scheme that somebody typed before it, are dropped.</summary>
    /// <exception cref="InvalidOperationException">It cannot be a key; the message does not repeat it.</exception>
    public static ApiKey Parse(string? text)
    {
        if (ErrorIn(text) is { } error)
        {
            throw new InvalidOperationException($"The API key {error}. Nothing was sent.");
        }

        var key = text!.Trim();
        return new ApiKey(text, key.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? key[Scheme.Length..].TrimStart() : key);
    }

    /// <summary>The type alone.</summary>
    public override string ToString() => nameof(ApiKey);
}
