namespace Withallo.Testing.V2;

/// <summary>The responses that are kept for repeated requests (docs/allo-api/limits.md#idempotency-keys): 2xx ones, for an hour. For one thread at a time.</summary>
internal sealed class IdempotencyStore(TimeProvider clock)
{
    public const string KeyHeader = "Idempotency-Key";

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly Dictionary<string, Entry> _entries = [];

    /// <summary>Returns the kept response, or carries the request out and keeps its response.</summary>
    public Reply Respond(SandboxRequest request, Func<Reply> carryOut)
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
                : throw V2Errors.For("IDEMPOTENCY_KEY_REUSE");
        }

        // An error response is thrown past this: it does not use the key up.
        var reply = carryOut();
        _entries[key] = new Entry(request.Method, request.Path, now, reply);
        return reply.With([new(KeyHeader, key)]);
    }

    private sealed record Entry(string Method, string Path, DateTimeOffset Time, Reply Reply);
}
