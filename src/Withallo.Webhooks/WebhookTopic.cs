using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Webhooks;

/// <summary>What a webhook is about. An open list: <see cref="FromName"/> takes any name that Allo may add.</summary>
[JsonConverter(typeof(WebhookTopicConverter))]
public class WebhookTopic : IEquatable<WebhookTopic>
{
    private protected WebhookTopic(string name) => Name = name;

    /// <summary>The name on the wire, such as <c>CALL_RECEIVED</c> or <c>call.completed</c>.</summary>
    public string Name { get; }

    /// <summary>The known topic of that name, or an open one.</summary>
    /// <param name="name">The name on the wire, case as Allo writes it.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static WebhookTopic FromName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new WebhookTopic(name);
    }

    /// <inheritdoc cref="FromName"/>
    public static implicit operator WebhookTopic(string name) => FromName(name);

    /// <inheritdoc/>
    public bool Equals(WebhookTopic? other) => other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WebhookTopic);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Name, StringComparison.Ordinal);

    /// <summary>The name on the wire.</summary>
    public override string ToString() => Name;

    /// <summary>Whether both have the same name.</summary>
    public static bool operator ==(WebhookTopic? left, WebhookTopic? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the names differ.</summary>
    public static bool operator !=(WebhookTopic? left, WebhookTopic? right) => !(left == right);
}
