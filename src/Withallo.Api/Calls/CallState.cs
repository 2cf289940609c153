using System.Diagnostics;
using System.Net;
using Polly;
using Refit;

namespace Withallo.Api.Calls;

/// <summary>
/// What the handlers know of one logical call, from the first handler to the end of its response. It travels in the request's options, and
/// so with every copy that a handler makes of the request, and in the context of the resilience pipeline.
/// </summary>
internal sealed class CallState
{
    private static readonly HttpRequestOptionsKey<CallState> OptionsKey = new("Withallo.Call");
    private static readonly ResiliencePropertyKey<CallState> ContextKey = new("Withallo.Call");
    private static readonly HttpRequestOptionsKey<string> TemplateKey = new(HttpRequestMessageOptions.RelativePathTemplate);
    private static readonly HttpRequestOptionsKey<Type> InterfaceKey = new(HttpRequestMessageOptions.InterfaceType);

    /// <summary>Allo forgets an idempotency key after an hour, and would then act again.</summary>
    private static readonly TimeSpan LongestUseOfKey = TimeSpan.FromMinutes(50);

    private readonly AlloSettings _settings;
    private int _sendPermit;
    private bool _isComplete;

    public CallState(HttpRequestMessage request, AlloSettings settings)
    {
        _settings = settings;
        Method = request.Method;
        Uri = request.RequestUri!;
        Template = request.Options.TryGetValue(TemplateKey, out var template) ? WithoutQuery(template) : null;
        Interface = request.Options.TryGetValue(InterfaceKey, out var type) ? type : null;
        IsOurs = Interface?.Assembly == typeof(CallState).Assembly;
        // Our own interfaces know where they send; taking an address apart costs as much as a handler.
        IsForAllo = IsOurs || settings.IsOwn(Uri);
        IsV2 = IsOurs ? Template!.StartsWith("/v2/", StringComparison.Ordinal) : Uri.AbsolutePath.StartsWith(settings.V2Prefix, StringComparison.Ordinal);
        Options = request.Options.TryGetValue(RequestOptions.OptionsKey, out var options) ? options : null;
        MayRepeat = Method == HttpMethod.Get;
        StartedAt = settings.Clock.GetTimestamp();
    }

    /// <summary>Told once how the call ended: its failure, or null for a success.</summary>
    public required Action<CallState, Exception?> Completed { private get; init; }

    /// <summary>Told the limits a second, of reads and of writes, that a response states in its body; null when nobody keeps them.</summary>
    public required Action<int?, int?>? LimitsStated { get; init; }

    public HttpMethod Method { get; }

    public Uri Uri { get; }

    /// <summary>The path with its placeholders, a bounded name that no id or number can enter; null for a raw request.</summary>
    public string? Template { get; }

    /// <summary>Method and template, such as <c>GET /v1/api/calls</c>; the method alone for a raw request.</summary>
    public string Operation => Template is null ? Method.Method : Method.Method + " " + Template;

    /// <summary>The Refit interface that the request comes from; null for a raw request.</summary>
    public Type? Interface { get; }

    /// <summary>Whether it is one of the interfaces of this assembly.</summary>
    public bool IsOurs { get; }

    public RequestOptions? Options { get; }

    /// <summary>Whether the request goes to the configured origin; a recording may be elsewhere.</summary>
    public bool IsForAllo { get; }

    public bool IsV2 { get; }

    /// <summary>Whether Allo counts the request as a read; a search of API v2 is a POST, and counts as a write.</summary>
    public bool IsRead => Method == HttpMethod.Get;

    /// <summary>Whether an attempt of unknown outcome may be repeated.</summary>
    public bool MayRepeat { get; set; }

    /// <summary>The scope that the endpoint declares.</summary>
    public string? Scope { get; set; }

    public string? IdempotencyKey { get; set; }

    public Activity? Activity { get; set; }

    public long StartedAt { get; }

    /// <summary>How long the call waited for permits: not charged to its total timeout.</summary>
    public TimeSpan Queued { get; set; }

    /// <summary>How many attempts were begun.</summary>
    public int Attempts { get; set; }

    /// <summary>How many of the allowed retries were used.</summary>
    public int Retries { get; set; }

    public HttpStatusCode? StatusCode { get; set; }

    public string? RequestId { get; set; }

    /// <summary>What the caller wants to know of the response; null unless asked for.</summary>
    public WithalloResponse? Response { get; set; }

    /// <summary>Which timeout is the shorter one in the attempt under way.</summary>
    public WithalloDeadline Deadline { get; private set; } = WithalloDeadline.Attempt;

    public TimeSpan Elapsed => _settings.Clock.GetElapsedTime(StartedAt);

    private TimeSpan TotalTimeout => Options?.TotalTimeout ?? _settings.TotalTimeout;

    private TimeSpan AttemptTimeout => Options?.Timeout ?? _settings.AttemptTimeout;

    /// <summary>What is left of the total timeout; negative when it is used up.</summary>
    private TimeSpan Remaining => TotalTimeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : TotalTimeout - (Elapsed - Queued);

    public static CallState Of(HttpRequestMessage request) =>
        Find(request) ?? throw new InvalidOperationException("The request did not pass through the client's first handler.");

    public static CallState? Find(HttpRequestMessage request) => request.Options.TryGetValue(OptionsKey, out var call) ? call : null;

    public static CallState Of(ResilienceContext context) => context.Properties.GetValue(ContextKey, null!);

    private static string WithoutQuery(string template) => template.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? template[..query] : template;

    public void AttachTo(HttpRequestMessage request, ResilienceContext context)
    {
        request.Options.Set(OptionsKey, this);
        context.Properties.Set(ContextKey, this);
        request.SetResilienceContext(context);
    }

    /// <summary>Counts an attempt, and lets one request of it through to the wire.</summary>
    public void BeginAttempt()
    {
        Attempts++;
        StatusCode = null;
        RequestId = null;
        Volatile.Write(ref _sendPermit, 1);
    }

    /// <summary>Whether this is the first request of the attempt under way that reaches the wire.</summary>
    public bool TryUseSendPermit() => Interlocked.Exchange(ref _sendPermit, 0) == 1;

    /// <summary>How long the next attempt may take: its own timeout or what is left of the total one, whichever is shorter.</summary>
    public TimeSpan StartDeadline()
    {
        var remaining = Remaining;
        var attempt = AttemptTimeout;
        Deadline = remaining < attempt || (attempt == Timeout.InfiniteTimeSpan && remaining != TimeSpan.MaxValue) ? WithalloDeadline.Total : WithalloDeadline.Attempt;
        if (Deadline == WithalloDeadline.Attempt)
        {
            return attempt;
        }

        // Zero would mean no timeout at all.
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.FromMilliseconds(1);
    }

    /// <summary>How long a deadline of this call is.</summary>
    public TimeSpan LengthOf(WithalloDeadline deadline) => deadline switch
    {
        WithalloDeadline.Total => TotalTimeout,
        WithalloDeadline.Connect => _settings.ConnectTimeout,
        _ => AttemptTimeout,
    };

    /// <summary>Whether another attempt could begin in time after such a delay.</summary>
    public bool HasTimeFor(TimeSpan delay) =>
        delay < Remaining && (IdempotencyKey is null || Elapsed + delay < LongestUseOfKey);

    /// <summary>Ends the call, once: with its failure, or null for a success.</summary>
    public void Complete(Exception? failure)
    {
        if (!_isComplete)
        {
            _isComplete = true;
            Completed(this, failure);
        }
    }

    /// <summary>The operation alone: an address may hold a phone number.</summary>
    public override string ToString() => Operation;
}
