using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>
/// A contact as conversations name one; neither the contact of API v1 nor a <see cref="Person"/>, and no id leads from one to the
/// other (rest-v2.md §16 trap 29).
/// </summary>
public sealed record ConversationContact
{
    /// <summary>The contact's id, <c>cnt-…</c>.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The whole name.</summary>
    public string? Name { get; set; }

    /// <summary>The company.</summary>
    public CompanyRef? Company { get; set; }

    /// <summary>The deals.</summary>
    public IReadOnlyList<DealRef> Deals { get; set => field = value ?? []; } = [];

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Id = ").Append(Id);
        return true;
    }
}
