using Withallo.Json.Shapes;

namespace Withallo.Webhooks;

/// <summary>A choice that a caller made in a voice menu.</summary>
public sealed record IvrChoice : WebhookObject
{
    /// <summary>The key that was pressed; <see langword="null"/> when the choice was spoken.</summary>
    public string? DtmfKey { get; set; }

    /// <summary>The label of the choice.</summary>
    public string? TextKey { get; set; }

    internal static ObjectShape<IvrChoice> Shape { get; } = new ObjectShape<IvrChoice>(() => new())
        .Member("dtmf_key", Wire.Text, p => p.DtmfKey, (p, value) => p.DtmfKey = value)
        .Member("text_key", Wire.Text, p => p.TextKey, (p, value) => p.TextKey = value);
}
