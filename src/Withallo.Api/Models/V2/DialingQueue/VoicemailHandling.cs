using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>What the dialer does when a voicemail picks up. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<VoicemailHandling>))]
public readonly record struct VoicemailHandling : IOpenValue<VoicemailHandling>
{
    private readonly string? _value;

    private VoicemailHandling(string? value) => _value = value;

    /// <summary>Goes to the next number.</summary>
    public static VoicemailHandling Skip { get; } = new("SKIP");

    /// <summary>Stays on the call.</summary>
    public static VoicemailHandling NoSkip { get; } = new("NO_SKIP");

    /// <inheritdoc/>
    public static IReadOnlyList<VoicemailHandling> Known { get; } = [Skip, NoSkip];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static VoicemailHandling From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator VoicemailHandling(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
