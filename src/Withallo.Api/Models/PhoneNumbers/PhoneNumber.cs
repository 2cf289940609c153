using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api;

/// <summary>A number of the account (rest-v1.md §6).</summary>
public sealed record PhoneNumber
{
    /// <summary>The number, E.164.</summary>
    public string? Number { get; set; }

    /// <summary>The name of the line.</summary>
    public string? Name { get; set; }

    /// <summary>The country, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; set; }

    /// <summary>Whether several users share the number.</summary>
    public bool IsSharedNumber { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Country = ").Append(Country);
        return true;
    }
}
