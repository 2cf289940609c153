using System.Text.Json;

namespace Withallo.Tests.Deliveries;

/// <summary>A webhook as it was on the wire.</summary>
internal sealed record ReceivedWebhook(string Method, string Path, string? ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }

    public JsonElement Data => Json.GetProperty("data");

    public string Topic => Json.Text("topic")!;
}
