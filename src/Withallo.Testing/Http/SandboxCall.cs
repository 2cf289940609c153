namespace Withallo.Testing;

/// <summary>A request, and the API it is for: what a fault may let happen, or not.</summary>
internal sealed class SandboxCall(SandboxApi api, SandboxRequest request, RouteMatch? match)
{
    public Reply CarryOut() => api.Handle(request, match);

    public Reply Reject(ErrorResponseException error) => api.Reject(request, error);

    /// <summary>Rejects it as one of too many requests at a time.</summary>
    public Reply RejectAsTooMany(int? retryAfterSeconds) => api.Reject(request, api.TooManyRequests(retryAfterSeconds));
}
