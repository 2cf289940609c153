using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>How many requests a second a key is allowed; searches are POST and count as writes (rest-v2.md §16 trap 21).</summary>
public sealed record KeyRateLimits
{
    /// <summary>GET requests a second.</summary>
    public int? ReadPerSecond { get; set; }

    /// <summary>Requests of any other method a second.</summary>
    public int? WritePerSecond { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"ReadPerSecond = {ReadPerSecond}, WritePerSecond = {WritePerSecond}");
        return true;
    }
}
