using Withallo.Json.Shapes;

namespace Withallo.Webhooks;

/// <summary>One side of a transfer.</summary>
public sealed record CallParty : WebhookObject
{
    /// <summary>The number. Opaque text.</summary>
    public string? Number { get; set; }

    /// <summary>The Allo user's email address.</summary>
    public string? UserEmail { get; set; }

    /// <summary>The Allo user's name.</summary>
    public string? UserName { get; set; }

    internal static ObjectShape<CallParty> Shape { get; } = new ObjectShape<CallParty>(() => new())
        .Member("number", Wire.Text, p => p.Number, (p, value) => p.Number = value)
        .Member("user_email", Wire.Text, p => p.UserEmail, (p, value) => p.UserEmail = value)
        .Member("user_name", Wire.Text, p => p.UserName, (p, value) => p.UserName = value);
}
