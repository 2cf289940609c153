using System.Globalization;

namespace Withallo.Testing.V2;

/// <summary>API v2 (docs/allo-api/v2.md#operations).</summary>
internal sealed class V2Api : SandboxApi
{
    // An address that belongs to nobody: where Allo's pages on its codes are is not known here.
    private const string DocUrl = "https://docs.example/errors#";

    private readonly Lock _lock = new();
    private readonly SandboxState _state;
    private readonly IdempotencyStore _idempotency;
    private int _lastRequest;

    public V2Api(SandboxState state, RateLimiter limiter)
        : base(ApiGeneration.V2, "/v2/api")
    {
        _state = state;
        Limiter = limiter;
        _idempotency = new IdempotencyStore(state.Clock);
        Routes =
        [
            .. new MeOperations(state, this).Routes,
            .. new UserOperations(state).Routes,
            .. new NumberOperations(state).Routes,
            .. new TagOperations(state).Routes,
            .. new ConversationOperations(state).Routes,
            .. new WebhookOperations(state).Routes,
            .. new DialingQueueOperations(state).Routes,
            .. new AnalyticsOperations(state).Routes,
            .. new PersonOperations(state).Routes,
            .. new CompanyOperations(state).Routes,
            .. new DealOperations(state).Routes,
            .. new SummaryTemplateOperations(state).Routes,
            .. new PartnerAccountOperations(state).Routes,
        ];
    }

    public RateLimiter Limiter { get; }

    /// <summary>The routes that the key may use.</summary>
    public IEnumerable<Route> Reachable => Routes.Where(route => route.Scope is null || _state.Scopes.Contains(route.Scope));

    protected override IReadOnlyList<Route> Routes { get; }

    public override ErrorResponseException TooManyRequests(int? retryAfterSeconds) =>
        new(429, "RATE_LIMIT_EXCEEDED") { RetryAfterSeconds = retryAfterSeconds };

    // "Api-Key" is what the guide says, the raw key what integrators send too.
    protected override void Authenticate(SandboxRequest request)
    {
        const string Scheme = "Api-Key ";
        if (request.Authorization == _state.ApiKey || request.Authorization == Scheme + _state.ApiKey)
        {
            return;
        }

        var hasForm = request.Authorization?.StartsWith(Scheme, StringComparison.Ordinal) is true;
        throw V2Errors.For(hasForm ? "API_KEY_INVALID" : "UNAUTHORIZED");
    }

    protected override Reply CarryOut(SandboxRequest request, Route route, IReadOnlyList<string> values)
    {
        if (!Limiter.TrySpend(request.Method))
        {
            return WriteError(request, TooManyRequests(retryAfterSeconds: 1)).With([new("Retry-After", "1")]);
        }

        if (route.Scope is { } scope && !_state.Scopes.Contains(scope))
        {
            throw new ErrorResponseException(403, "API_KEY_INSUFFICIENT_SCOPE", $"This API key lacks the required scope: {scope}.");
        }

        // One request at a time: an operation may look at the state and change it in two steps.
        lock (_lock)
        {
            return _idempotency.Respond(request, () => route.Handle(request, values));
        }
    }

    /// <summary>v2's body, wrapped in <c>error</c> (docs/allo-api/errors.md#error-bodies).</summary>
    protected override Reply WriteError(SandboxRequest request, ErrorResponseException error)
    {
        var type = V2Errors.TypeOf(error.StatusCode);
        var message = error.Detail ?? V2Errors.MessageOf(error.Code) ?? error.Code;
        var body = WireJson.Write(error, (json, error) =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("type", type);
            json.WriteString("code", error.Code);
            json.WriteString("message", message);
            json.WriteBoolean("retryable", V2Errors.IsRetryable(error.StatusCode, error.Code));
            json.WriteString("request_id", RequestIdOf(request));
            json.WriteString("doc_url", DocUrl + error.Code);
            if (error.Field is { } field)
            {
                json.WriteString("param", field);
            }

            if (V2Errors.SuggestionOf(error.Code) is { } suggestion)
            {
                json.WriteString("suggestion", suggestion);
            }

            if (type == "validation_error" && error.Field is not null)
            {
                json.WriteStartArray("errors");
                json.WriteStartObject();
                json.WriteString("field", error.Field);
                json.WriteString("code", error.Code);
                json.WriteString("message", message);
                json.WriteEndObject();
                json.WriteEndArray();
            }

            if (error.RetryAfterSeconds is { } seconds)
            {
                json.WriteNumber("retry_after_seconds", seconds);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        });
        return new Reply(error.StatusCode, body) { Headers = error.Headers };
    }

    protected override Reply Complete(SandboxRequest request, Reply reply)
    {
        var headers = new Dictionary<string, string> { ["X-Request-Id"] = RequestIdOf(request) };
        if (Limiter.Look(request.Method) is var (limit, remaining, reset))
        {
            headers["X-RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Remaining"] = remaining.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Reset"] = reset.ToString(CultureInfo.InvariantCulture);
        }

        return reply.With(headers);
    }

    /// <summary>The caller's own id, or one of ours (docs/allo-api/limits.md#request-ids).</summary>
    private string RequestIdOf(SandboxRequest request) => request.RequestId ??=
        request.Header("X-Request-Id") ?? "req_" + Interlocked.Increment(ref _lastRequest).ToString("D12", CultureInfo.InvariantCulture);
}
