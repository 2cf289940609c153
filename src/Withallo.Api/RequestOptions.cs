using Withallo.Api.Pipeline;

namespace Withallo.Api;

/// <summary>
/// What may differ from call to call: <c>client.V2.People.WithOptions(new RequestOptions { IdempotencyKey = key }).CreateAsync(…)</c>.
/// A value that cannot be sent is an <see cref="ArgumentException"/> where it is set.
/// </summary>
public sealed class RequestOptions
{
    /// <summary>
    /// The <c>Idempotency-Key</c> of the call, where the operation takes one (API v2 POST, PUT and DELETE). Unset: a new one for each call.
    /// Use options with a key for one call only: Allo answers a second one with the first one's answer for an hour (errors-limits-auth.md §7).
    /// </summary>
    public string? IdempotencyKey { get; init => field = HeaderText.CheckedValue(value, nameof(IdempotencyKey)); }

    /// <summary>The <c>X-Request-Id</c> of the call, which Allo then uses as its own (API v2). Unset: Allo makes one.</summary>
    public string? RequestId { get; init => field = HeaderText.CheckedValue(value, nameof(RequestId)); }

    /// <summary>How long one attempt may take. Unset: <see cref="WithalloOptions.Timeout"/>.</summary>
    public TimeSpan? Timeout { get; init => field = CheckedTime(value, nameof(Timeout)); }

    /// <summary>How long all attempts and the delays between them may take. Unset: <see cref="WithalloOptions.TotalTimeout"/>.</summary>
    public TimeSpan? TotalTimeout { get; init => field = CheckedTime(value, nameof(TotalTimeout)); }

    /// <summary>Headers added to this call's requests, after those of <see cref="WithalloOptions.Headers"/>.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init => field = HeaderText.Checked(value, nameof(Headers)); }

    private static TimeSpan? CheckedTime(TimeSpan? time, string member) =>
        time is not { } length || WithalloOptionsCheck.IsTimeout(length)
            ? time
            : throw new ArgumentOutOfRangeException(member, length, $"{member} must be more than zero and at most 24 days, or Timeout.InfiniteTimeSpan.");
}
