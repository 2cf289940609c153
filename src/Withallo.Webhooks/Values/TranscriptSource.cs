using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo;

/// <summary>Who spoke a row of a transcript. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<TranscriptSource>))]
public readonly record struct TranscriptSource : IOpenValue<TranscriptSource>
{
    private readonly string? _value;

    private TranscriptSource(string? value) => _value = value;

    /// <summary>Allo's AI assistant.</summary>
    public static TranscriptSource Agent { get; } = new("AGENT");

    /// <summary>The other party.</summary>
    public static TranscriptSource External { get; } = new("EXTERNAL");

    /// <summary>A user of the Allo account.</summary>
    public static TranscriptSource User { get; } = new("USER");

    /// <inheritdoc/>
    public static IReadOnlyList<TranscriptSource> Known { get; } = [Agent, External, User];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static TranscriptSource From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator TranscriptSource(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
