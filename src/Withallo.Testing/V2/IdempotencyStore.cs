namespace Withallo.Testing.V2;

/// <summary>The answers that are kept for whoever repeats a request (errors-limits-auth.md §7): 2xx ones, for an hour. For one thread at a time.</summary>
internal sealed class IdempotencyStore(TimeProvider clock)
{
    public const string KeyHeader = "Idempotency-Key";

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly Dictionary<string, Entry> _entries = [];

    /// <summary>Answers with what is kept, or carries the request out and keeps the answer.</summary>
    public Reply Answer(SandboxRequest request, Func<Reply> carryOut)
    {
        // PATCH is not among the methods that the documentation names.
        if (request.Method is not ("POST" or "PUT" or "DELETE") || request.Header(KeyHeader) is not { } key)
        {
            return carryOut();
        }

        var now = clock.GetUtcNow();
        if (_entries.TryGetValue(key, out var entry) && now - entry.Time < Kept)
        {
            return entry.Method == request.Method && entry.Path == request.Path
                ? entry.Reply.With([new(KeyHeader, key), new("Idempotency-Replayed", "true")])
                : throw V2Errors.Refuse("IDEMPOTENCY_KEY_REUSE");
        }

        // A refusal is thrown past this: it does not use the key up.
        var reply = carryOut();
        _entries[key] = new Entry(request.Method, request.Path, now, reply);
        return reply.With([new(KeyHeader, key)]);
    }

    private sealed record Entry(string Method, string Path, DateTimeOffset Time, Reply Reply);
}
