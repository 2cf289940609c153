namespace Withallo.Testing.V1;

/// <summary>The recordings on Allo's own host, which want the key (docs/allo-api/values.md#recording-addresses).</summary>
internal sealed class V1Assets : V1Surface
{
    public V1Assets(SandboxState state)
        : base(state, "/v1/assets") =>
        Routes =
        [
            new Route("GET", "/recordings/{recording}", "CONVERSATIONS_READ", (request, values) =>
                state.Recordings.Find(values[0]) is { } content
                    ? RecordingReply.To(request, content)
                    // The code is documented nowhere.
                    : throw new ErrorResponseException(404, "RECORDING_NOT_FOUND")),
        ];

    protected override IReadOnlyList<Route> Routes { get; }
}
