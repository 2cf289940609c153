using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// A contact as conversations name one; neither the contact of API v1 nor a <see cref="Person"/>, and no id leads from one to the
/// other.
/// </summary>
[AlloObject]
public sealed partial record ConversationContact : AlloObject
{
    /// <summary>The contact's id, <c>cnt-…</c>.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The whole name.</summary>
    public string? Name { get; set; }

    /// <summary>The company.</summary>
    public CompanyRef? Company { get; set; }

    /// <summary>The deals.</summary>
    public IReadOnlyList<DealRef> Deals { get; set => field = value ?? []; } = [];
}
