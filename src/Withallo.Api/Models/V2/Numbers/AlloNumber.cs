using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>A phone number or a sender ID of the account (rest-v2.md §5).</summary>
public sealed record AlloNumber
{
    /// <summary>The number, E.164; null for a sender ID, and missing on some other rows (rest-v2.md §16 trap 9).</summary>
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

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Type = ").Append(Type.Value).Append(", Country = ").Append(Country);
        return true;
    }
}
