namespace Withallo.Webhooks;

/// <summary>
/// Compares ids of a webhook with ids of the REST API: the separator after the prefix is <c>_</c> in one and <c>-</c> in the other,
/// so that <c>cll_2NfD</c> and <c>cll-2NfD</c> are the same call. The rest is compared character by character.
/// </summary>
public sealed class WebhookIdComparer : IEqualityComparer<string>
{
    private WebhookIdComparer()
    {
    }

    /// <summary>The comparer.</summary>
    public static WebhookIdComparer Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(string? x, string? y)
    {
        if (x is null || y is null || x.Length != y.Length)
        {
            return x is null && y is null;
        }

        var separator = SeparatorOf(x);
        return separator == SeparatorOf(y)
            && x.AsSpan(0, separator).SequenceEqual(y.AsSpan(0, separator))
            && Rest(x, separator).SequenceEqual(Rest(y, separator));
    }

    /// <inheritdoc/>
    public int GetHashCode(string obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        var separator = SeparatorOf(obj);
        return HashCode.Combine(
            string.GetHashCode(obj.AsSpan(0, separator), StringComparison.Ordinal),
            string.GetHashCode(Rest(obj, separator), StringComparison.Ordinal));
    }

    /// <summary>Where the prefix ends; 0 when there is none, and all of the id is the rest.</summary>
    private static int SeparatorOf(string id) => Math.Max(id.AsSpan().IndexOfAny('_', '-'), 0);

    private static ReadOnlySpan<char> Rest(string id, int separator) => separator == 0 ? id : id.AsSpan(separator + 1);
}
