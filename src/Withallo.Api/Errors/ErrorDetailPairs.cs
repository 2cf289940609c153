namespace Withallo.Api;

/// <summary>The <c>key=value;key=value</c> text in which API v1 hides scopes and quotas.</summary>
internal static class ErrorDetailPairs
{
    public static string? Find(string? text, string key)
    {
        foreach (var pair in (text ?? "").Split(';', StringSplitOptions.TrimEntries))
        {
            if (pair.StartsWith(key, StringComparison.Ordinal) && pair.Length > key.Length && pair[key.Length] == '=')
            {
                return pair[(key.Length + 1)..].Trim();
            }
        }

        return null;
    }
}
