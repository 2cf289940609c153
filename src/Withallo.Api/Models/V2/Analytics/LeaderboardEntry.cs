using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>How often a user connected (rest-v2.md §10).</summary>
public sealed record LeaderboardEntry
{
    /// <summary>The user.</summary>
    public UserRef? User { get; set; }

    /// <summary>Calls connected.</summary>
    public int? Connected { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"User = {User}, Connected = {Connected}");
        return true;
    }
}
