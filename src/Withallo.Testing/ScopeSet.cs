using System.Collections;

namespace Withallo.Testing;

/// <summary>
/// The scopes of the sandbox's key, by Allo's names. A change counts from the next request on. Safe from any thread.
/// </summary>
public sealed class ScopeSet : IReadOnlyCollection<string>
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _scopes;

    internal ScopeSet(IEnumerable<string> scopes) => _scopes = new HashSet<string>(scopes, StringComparer.Ordinal);

    /// <summary>Every scope that Allo is known to have.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "CONVERSATIONS_READ",
        "CONVERSATIONS_WRITE",
        "CONTACTS_READ",
        "CONTACTS_READ_WRITE",
        "SMS_SEND",
        "DIALING_QUEUE_READ_WRITE",
        "PHONE_NUMBERS_READ",
        "TAGS_READ",
        "TAGS_WRITE",
        "USERS_READ",
        "CRM_READ",
        "CRM_WRITE",
        "CRM_DELETE",
        "SUMMARY_TEMPLATES_READ",
        "SUMMARY_TEMPLATES_WRITE",
        "NOTES_READ",
        "NOTES_WRITE",
        "THREADS_READ",
        "THREADS_WRITE",
        "WEBHOOKS_READ_WRITE",
        "BILLING",
        "PARTNER",
        "AGENTS_READ",
        "AGENTS_WRITE",
        "PHONE_NUMBERS_WRITE",
    ];

    /// <summary>How many scopes are granted.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _scopes.Count;
            }
        }
    }

    /// <summary>Whether a scope is granted.</summary>
    /// <param name="scope">The scope, such as <c>SMS_SEND</c>.</param>
    public bool Contains(string scope)
    {
        lock (_lock)
        {
            return _scopes.Contains(scope);
        }
    }

    /// <summary>Grants a scope.</summary>
    /// <param name="scope">The scope, such as <c>SMS_SEND</c>.</param>
    /// <returns>Whether it was not granted before.</returns>
    public bool Add(string scope)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(scope);
        lock (_lock)
        {
            return _scopes.Add(scope);
        }
    }

    /// <summary>Takes a scope away: requests that need it get 403.</summary>
    /// <param name="scope">The scope, such as <c>SMS_SEND</c>.</param>
    /// <returns>Whether it was granted before.</returns>
    public bool Remove(string scope)
    {
        lock (_lock)
        {
            return _scopes.Remove(scope);
        }
    }

    /// <summary>Takes all scopes away.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _scopes.Clear();
        }
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator()
    {
        lock (_lock)
        {
            return ((IEnumerable<string>)_scopes.ToArray()).GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
