namespace Withallo.Testing;

/// <summary>A host that is not Allo's: recordings may live there, and the key has no business there (errors-limits-auth.md §9 trap 9).</summary>
internal sealed class ForeignHost : SandboxApi
{
    public ForeignHost(RecordingStore recordings)
        : base(generation: null, basePath: "") =>
        Routes =
        [
            new Route("GET", "/recordings/{recording}", scope: null, (request, values) =>
                recordings.Find(values[0]) is { } content ? RecordingAnswer.To(request, content) : throw RefusalException.UnknownPath()),
        ];

    protected override IReadOnlyList<Route> Routes { get; }

    public override RefusalException TooManyRequests(int? retryAfterSeconds) => new(429, "Too Many Requests");

    protected override void Authenticate(SandboxRequest request)
    {
        // Whoever comes is welcome.
    }

    protected override Reply CarryOut(SandboxRequest request, Route route, IReadOnlyList<string> values) => route.Handle(request, values);

    protected override Reply WriteError(SandboxRequest request, RefusalException refusal) =>
        Reply.FromText(refusal.StatusCode, refusal.Code, "text/plain").With(refusal.Headers);
}
