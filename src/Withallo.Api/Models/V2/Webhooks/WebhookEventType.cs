using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>A topic that Allo can deliver (rest-v2.md §8).</summary>
public sealed record WebhookEventType
{
    /// <summary>
    /// The topic's name, such as <c>call.received</c>: an element of <see cref="CreateWebhookEndpointRequest.Topics"/>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>What it is about, in Allo's words.</summary>
    public string? Description { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Name = ").Append(Name);
        return true;
    }
}
