using Withallo.Json;

namespace Withallo.Webhooks;

/// <summary>A choice that a caller made in a voice menu.</summary>
[AlloObject]
public sealed partial record IvrChoice : AlloObject
{
    /// <summary>The key that was pressed; <see langword="null"/> when the choice was spoken.</summary>
    public string? DtmfKey { get; set; }

    /// <summary>The label of the choice.</summary>
    public string? TextKey { get; set; }
}
