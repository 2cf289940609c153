namespace Withallo.Testing;

/// <summary>
/// A host that is not Allo's: recordings may be kept there, and the key must not go there
/// (docs/allo-api/authentication.md#the-key-leaves-for-one-host-only).
/// </summary>
internal sealed class ForeignHost : SandboxApi
{
    public ForeignHost(RecordingStore recordings)
        : base(generation: null, basePath: "") =>
        Routes =
        [
            new Route("GET", "/recordings/{recording}", scope: null, (request, values) =>
                recordings.Find(values[0]) is { } content ? RecordingReply.To(request, content) : throw ErrorResponseException.UnknownPath()),
        ];

    protected override IReadOnlyList<Route> Routes { get; }

    public override ErrorResponseException TooManyRequests(int? retryAfterSeconds) => new(429, "Too Many Requests");

    protected override void Authenticate(SandboxRequest request)
    {
        // Whoever comes is welcome.
    }

    protected override Reply CarryOut(SandboxRequest request, Route route, IReadOnlyList<string> values) => route.Handle(request, values);

    protected override Reply WriteError(SandboxRequest request, ErrorResponseException error) =>
        Reply.FromText(error.StatusCode, error.Code, "text/plain").With(error.Headers);
}
