using System.Globalization;

namespace Withallo.Testing;

/// <summary>
/// Something that goes wrong with one request: enqueue it in <see cref="AlloSandbox.Faults"/>. Every fault says whether the request is
/// carried out all the same; one that is can leave a message sent that the client knows nothing of.
/// </summary>
public sealed class Fault
{
    private readonly string _name;

    // Null instead of a reply cuts the connection.
    private readonly Func<SandboxCall, Reply?> _respond;

    private Fault(string name, Func<SandboxCall, Reply?> respond)
    {
        _name = name;
        _respond = respond;
    }

    private HttpMethod? Method { get; init; }

    private string PathPrefix { get; init; } = "";

    private TimeSpan Pause { get; init; }

    /// <summary>429 <c>RATE_LIMITED</c> (v2: <c>RATE_LIMIT_EXCEEDED</c>) with <c>Retry-After</c> in whole seconds, rounded up. The request is not carried out.</summary>
    /// <param name="retryAfter">How long to wait.</param>
    public static Fault RateLimited(TimeSpan retryAfter) =>
        TooManyRequests(Seconds(retryAfter), (int)Math.Ceiling(retryAfter.TotalSeconds));

    /// <summary>429 <c>RATE_LIMITED</c> (v2: <c>RATE_LIMIT_EXCEEDED</c>) with <c>Retry-After</c> as a date. The request is not carried out.</summary>
    /// <param name="retryAt">When to come back; the header knows whole seconds only.</param>
    public static Fault RateLimited(DateTimeOffset retryAt) =>
        TooManyRequests(retryAt.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>429 <c>RATE_LIMITED</c> (v2: <c>RATE_LIMIT_EXCEEDED</c>) that does not say how long to wait. The request is not carried out.</summary>
    public static Fault RateLimited() => TooManyRequests(retryAfter: null);

    /// <summary>429 <c>API_KEY_QUOTA_EXCEEDED</c>, as when the quota of the day is used up. The request is not carried out.</summary>
    /// <param name="limit">The requests a day.</param>
    /// <param name="resetIn">How long until the next day, in whole seconds, rounded up.</param>
    public static Fault DailyQuota(int limit, TimeSpan resetIn) =>
        Instead(nameof(DailyQuota), call => call.Reject(Testing.DailyQuota.Exceeded(limit, resetIn)));

    /// <summary>An error with a code, in the body of the generation that is called. The request is not carried out.</summary>
    /// <param name="statusCode">The status.</param>
    /// <param name="code">The code, such as <c>PROVIDER_NOT_SUPPORTED</c>.</param>
    public static Fault Error(int statusCode, string code)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        CheckStatus(statusCode);
        return Instead(nameof(Error), call => call.Reject(new ErrorResponseException(statusCode, code)));
    }

    /// <summary>A response of your own. The request is not carried out.</summary>
    /// <param name="statusCode">The status, 200 to 599.</param>
    /// <param name="body">The body, sent as <c>application/json</c> unless a header says otherwise.</param>
    /// <param name="headers">More headers.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is none that ends a request.</exception>
    public static Fault Status(int statusCode, string body = "", IReadOnlyDictionary<string, string>? headers = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        CheckStatus(statusCode);
        var all = new Dictionary<string, string>(headers ?? new Dictionary<string, string>(), StringComparer.OrdinalIgnoreCase);
        all.Remove("Content-Type", out var contentType);
        var reply = Reply.FromText(statusCode, body, contentType ?? "application/json") with { Headers = all };
        return Instead(nameof(Status), _ => reply);
    }

    /// <summary>A server error of Allo's, 500 unless given. The request is not carried out, as far as anyone can tell.</summary>
    /// <param name="statusCode">The status, 500 to 599.</param>
    public static Fault ServerError(int statusCode = 500)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 500);
        CheckStatus(statusCode);
        return Instead(nameof(ServerError), call => call.Reject(ServerFailure(statusCode)));
    }

    /// <summary>503, with <c>Retry-After</c> in whole seconds if you give a time. The request is not carried out.</summary>
    /// <param name="retryAfter">How long to wait.</param>
    public static Fault Unavailable(TimeSpan? retryAfter = null)
    {
        var headers = RetryAfter(retryAfter is { } wait ? Seconds(wait) : null);
        return Instead(nameof(Unavailable), call => call.Reject(ServerFailure(503)).With(headers));
    }

    /// <summary>502 with a page of HTML, as a proxy in front of Allo sends it. The request is not carried out.</summary>
    public static Fault BadGatewayHtml()
    {
        var reply = Reply.FromText(502, "<html><body><h1>502 Bad Gateway</h1></body></html>\n", "text/html");
        return Instead(nameof(BadGatewayHtml), _ => reply);
    }

    /// <summary>200 with a page of HTML, like the login page of a public network. The request is not carried out.</summary>
    public static Fault Html()
    {
        var reply = Reply.FromText(200, "<!doctype html><html><body><p>Please sign in.</p></body></html>\n", "text/html; charset=utf-8");
        return Instead(nameof(Html), _ => reply);
    }

    /// <summary>The first half of the JSON, as if it were all. The request is carried out.</summary>
    public static Fault TruncatedJson() =>
        Afterwards(nameof(TruncatedJson), reply => reply with { Body = reply.Body[..(reply.Body.Length / 2)] });

    /// <summary>JSON, but a text where the data should be. The request is carried out.</summary>
    public static Fault WrongType() =>
        Afterwards(nameof(WrongType), reply => Reply.FromText(Readable(reply.StatusCode), """{"data":"not what you asked for"}"""));

    /// <summary>The right status with no body. The request is carried out.</summary>
    public static Fault EmptyBody() =>
        Afterwards(nameof(EmptyBody), reply => reply with { Body = default });

    /// <summary>The right response, late by the sandbox's clock. The request is carried out, after the delay.</summary>
    /// <param name="delay">How late.</param>
    public static Fault Delay(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new Fault(nameof(Delay), static call => call.CarryOut()) { Pause = delay };
    }

    /// <summary>No response until the client gives up or the sandbox stops. The request is not carried out.</summary>
    public static Fault Hang() =>
        new(nameof(Hang), static _ => null) { Pause = Timeout.InfiniteTimeSpan };

    /// <summary>The connection is cut before the response. The request is not carried out.</summary>
    public static Fault Reset() => new(nameof(Reset), static _ => null);

    /// <summary>The connection is cut in the middle of the response's body, or before the response if it has no body. The request is carried out.</summary>
    public static Fault ResetMidBody() =>
        Afterwards(nameof(ResetMidBody), reply => reply.Body.IsEmpty ? null : reply with { Transfer = BodyTransfer.Half });

    /// <summary>The request is carried out, then the connection is cut before the response: a success that is lost.</summary>
    public static Fault DropAfterHandling() => new(nameof(DropAfterHandling), static call =>
    {
        call.CarryOut();
        return null;
    });

    /// <summary>The right response, a few bytes at a time, by the sandbox's clock. The request is carried out.</summary>
    /// <param name="bytes">The bytes at a time.</param>
    /// <param name="every">The time between them.</param>
    public static Fault DripBody(int bytes, TimeSpan every)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, TimeSpan.Zero);
        var drip = BodyTransfer.Drip(bytes, every);
        return Afterwards(nameof(DripBody), reply => reply with { Transfer = drip });
    }

    /// <summary>The same fault, spent only on a request of that method and path.</summary>
    /// <param name="method">The method.</param>
    /// <param name="pathPrefix">What the path begins with, after the base URL (<c>/contacts</c>) or as a whole (<c>/v1/api/contacts</c>).</param>
    public Fault On(HttpMethod method, string pathPrefix = "/")
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(pathPrefix);
        return new Fault(_name, _respond) { Method = method, PathPrefix = pathPrefix, Pause = Pause };
    }

    /// <summary>What kind of fault it is.</summary>
    public override string ToString() => _name;

    internal bool Fits(string method, string path, string? basePath) =>
        (Method is null || string.Equals(Method.Method, method, StringComparison.OrdinalIgnoreCase))
        && (path.StartsWith(PathPrefix, StringComparison.Ordinal)
            || (basePath is not null && path.AsSpan(basePath.Length).StartsWith(PathPrefix, StringComparison.Ordinal)));

    internal Task? PauseAsync(TimeProvider clock, CancellationToken cancellationToken) =>
        Pause == TimeSpan.Zero ? null : Task.Delay(Pause, clock, cancellationToken);

    internal Reply? Respond(SandboxCall call) => _respond(call);

    private static Fault Instead(string name, Func<SandboxCall, Reply> respond) => new(name, respond);

    private static Fault Afterwards(string name, Func<Reply, Reply?> spoil) => new(name, call => spoil(call.CarryOut()));

    private static Fault TooManyRequests(string? retryAfter, int? seconds = null)
    {
        var headers = RetryAfter(retryAfter);
        return Instead(nameof(RateLimited), call => call.RejectAsTooMany(seconds).With(headers));
    }

    private static ErrorResponseException ServerFailure(int statusCode) =>
        new(statusCode, "INTERNAL_SERVER_ERROR", "Something went wrong on our side.");

    private static Dictionary<string, string> RetryAfter(string? value) =>
        value is null ? [] : new Dictionary<string, string> { ["Retry-After"] = value };

    private static string Seconds(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    private static void CheckStatus(int statusCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
    }

    // 204 has no body to be wrong in.
    private static int Readable(int statusCode) => statusCode == 204 ? 200 : statusCode;
}
