using Withallo.Api.Calls;

namespace Withallo.Api;

/// <summary>
/// What may differ from call to call: the last but one parameter of every method, such as
/// <c>client.V2.People.CreateAsync(person, new RequestOptions { IdempotencyKey = orderId })</c>. A value that cannot be sent is an
/// <see cref="ArgumentException"/> where it is set.
/// </summary>
public sealed class RequestOptions
{
    /// <summary>
    /// The key of these options among the properties of a request: <c>[Property(RequestOptions.Key)] RequestOptions? options</c> in an
    /// interface of your own, <see cref="OptionsKey"/> for a raw request.
    /// </summary>
    public const string Key = "Withallo.RequestOptions";

    /// <summary>Gives a raw request its options: <c>request.Options.Set(RequestOptions.OptionsKey, options)</c>.</summary>
    public static HttpRequestOptionsKey<RequestOptions> OptionsKey { get; } = new(Key);

    /// <summary>
    /// The <c>Idempotency-Key</c> of the call, where the operation takes one: most POST, PUT and DELETE of API v2. Unset: a new one for each call.
    /// A read ignores it; any other operation that takes none throws an <see cref="ArgumentException"/>, and nothing is sent.
    /// For one call only: for an hour, Allo repeats the response to the first request that carried a key.
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

    /// <summary>
    /// Called once the response of a successful call was read, before the method returns: status, headers, request id, rate limit and number
    /// of attempts. Methods that read all pages call it once a page. What it throws reaches the caller of the method.
    /// </summary>
    public Action<WithalloResponse>? OnResponse { get; init; }

    /// <summary>
    /// For raw requests through <see cref="WithalloClient.Http"/>: hands the response over with its body unread, so that it can be streamed.
    /// Timeouts and retries then end with the headers, and a redirect is handed over like a success.
    /// </summary>
    public bool StreamResponse { get; init; }

    private static TimeSpan? CheckedTime(TimeSpan? time, string member) =>
        time is not { } length || WithalloOptionsCheck.IsTimeout(length)
            ? time
            : throw new ArgumentOutOfRangeException(member, length, $"{member} must be more than zero and at most 24 days, or Timeout.InfiniteTimeSpan.");
}
