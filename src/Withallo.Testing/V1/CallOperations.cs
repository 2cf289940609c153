namespace Withallo.Testing.V1;

/// <summary>The call history (docs/allo-api/v1.md#calls).</summary>
internal sealed class CallOperations(SandboxState state)
{
    public Reply Search(SandboxRequest request, IReadOnlyList<string> values)
    {
        var page = V1Page.Of(request);
        var own = request.QueryValue("allo_number")
            ?? throw new ErrorResponseException(400, "VALIDATION_ERROR", "is required", "allo_number");
        var contact = request.QueryValue("contact_number");
        var calls = state.Calls.Where(call =>
            (call.FromNumber == own && (contact is null || call.ToNumber == contact))
            || (call.ToNumber == own && (contact is null || call.FromNumber == contact)));
        return page.ToFlatReply(SandboxState.NewestFirst(calls, call => call.StartDate), V1Json.WriteCall);
    }
}
