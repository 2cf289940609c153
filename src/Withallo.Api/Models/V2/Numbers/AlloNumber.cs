using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A phone number or a sender ID of the account.</summary>
[AlloObject]
public sealed partial record AlloNumber : AlloObject
{
    /// <summary>The number, E.164; null for a sender ID, and missing on some other rows.</summary>
    public string? Number { get; set; }

    /// <summary>What the account calls it.</summary>
    public string? Name { get; set; }

    /// <summary>The country, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; set; }

    /// <summary>Whether it is a number or a sender ID.</summary>
    public AlloNumberType Type { get; set; }

    /// <summary>What it can do.</summary>
    public IReadOnlyList<NumberCapability> Capabilities { get; set => field = value ?? []; } = [];

    /// <summary>Who uses it; may be nobody.</summary>
    public IReadOnlyList<UserRef> Users { get; set => field = value ?? []; } = [];
}
