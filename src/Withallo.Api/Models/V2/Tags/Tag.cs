using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>A tag of the account (rest-v2.md §6). Everywhere else a tag goes by its <see cref="Name"/>, never by its id.</summary>
public sealed record Tag
{
    /// <summary>The tag's id, which no other operation takes.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The tag's key, such as <c>follow_up</c>: what items carry and what filters take.</summary>
    public string? Name { get; set; }

    /// <summary>The color, such as <c>#00AA00</c>.</summary>
    public string? Color { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Id = ").Append(Id).Append(", Name = ").Append(Name);
        return true;
    }
}
