using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>An account that a partner made for a client.</summary>
[AlloObject]
public sealed partial record PartnerAccount : AlloObject
{
    /// <summary>The account's id.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The account's own API key: returned by create alone, once and never again, so store it. Never printed.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The account's phone numbers, E.164.</summary>
    public IReadOnlyList<string> PhoneNumbers { get; set => field = value ?? []; } = [];

    /// <summary>The status, such as <c>ACTIVE</c>; Allo publishes no list.</summary>
    public string? Status { get; set; }

    /// <summary>Whether the client has signed in on a device.</summary>
    public bool? Activated { get; set; }

    /// <summary>The partner's own reference.</summary>
    public string? PartnerClientRef { get; set; }
}
