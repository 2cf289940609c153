using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json.Shapes;

namespace Withallo.Webhooks;

/// <summary>An object in the body of a webhook. Every member is optional: Allo adds and leaves out members without notice.</summary>
public abstract record WebhookObject : IKeepsUnknown
{
    private protected WebhookObject()
    {
    }

    /// <summary>
    /// The members that this version of the SDK does not know, and known ones whose value was of another kind than expected,
    /// by their names on the wire; <see langword="null"/> when there is none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The id that Allo gave the object, if it has one.</summary>
    internal virtual string? ObjectId => null;

    /// <summary>The type and the id. Phone numbers, names and texts are left out, so that it can be logged.</summary>
    public sealed override string ToString() =>
        string.IsNullOrEmpty(ObjectId) ? GetType().Name : $"{GetType().Name} {ObjectId}";
}
