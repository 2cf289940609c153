namespace Withallo.Testing;

/// <summary>A request, and the API it is for: what a fault may let happen, or not.</summary>
internal sealed class SandboxCall(SandboxApi api, SandboxRequest request, RouteMatch? match)
{
    public Reply CarryOut() => api.Answer(request, match);

    public Reply Refuse(RefusalException refusal) => api.Refuse(request, refusal);

    /// <summary>Refuses as one of too many requests at a time.</summary>
    public Reply RefuseAsTooMany(int? retryAfterSeconds) => api.Refuse(request, api.TooManyRequests(retryAfterSeconds));
}
