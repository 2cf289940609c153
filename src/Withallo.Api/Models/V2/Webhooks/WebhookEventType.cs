using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A topic that Allo can deliver.</summary>
[AlloObject]
public sealed partial record WebhookEventType : AlloObject
{
    /// <summary>
    /// The topic's name, such as <c>call.received</c>: an element of <see cref="CreateWebhookEndpointRequest.Topics"/>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>Allo's description of it.</summary>
    public string? Description { get; set; }
}
