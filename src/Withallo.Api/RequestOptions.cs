namespace Withallo.Api;

/// <summary>
/// What may differ from call to call: <c>client.V2.People.WithOptions(new RequestOptions { IdempotencyKey = key }).CreateAsync(…)</c>.
/// </summary>
public sealed class RequestOptions
{
    /// <summary>
    /// The <c>Idempotency-Key</c> of the call, where the operation takes one (API v2 POST, PUT and DELETE). Unset: a new one for each call.
    /// Use options with a key for one call only: Allo answers a second one with the first one's answer for an hour (errors-limits-auth.md §7).
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The <c>X-Request-Id</c> of the call, which Allo then uses as its own (API v2). Unset: Allo makes one.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long one attempt may take. Unset: <see cref="WithalloOptions.Timeout"/>.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long all attempts and the delays between them may take. Unset: <see cref="WithalloOptions.TotalTimeout"/>.</summary>
    public TimeSpan? TotalTimeout { get; init; }

    /// <summary>Headers added to this call's requests, after those of <see cref="WithalloOptions.Headers"/>.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }
}
