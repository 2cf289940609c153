namespace Withallo.Testing.V1;

/// <summary>The account's numbers (docs/allo-api/v1.md#numbers).</summary>
internal sealed class PhoneNumberOperations(SandboxState state)
{
    public Reply List(SandboxRequest request, IReadOnlyList<string> values) => WireJson.List(state.PhoneNumbers, static (json, number) =>
    {
        json.WriteStartObject();
        json.WriteString("number", number.Number);
        json.WriteString("name", number.Name);
        json.WriteString("country", number.Country);
        json.WriteBoolean("is_shared_number", number.IsSharedNumber);
        WireJson.WriteMore(json, number.AdditionalProperties);
        json.WriteEndObject();
    });
}
