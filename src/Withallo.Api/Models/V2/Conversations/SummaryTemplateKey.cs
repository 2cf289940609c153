using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Which of a call's summaries is meant, when it has several. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<SummaryTemplateKey>))]
public readonly record struct SummaryTemplateKey : IOpenValue<SummaryTemplateKey>
{
    private readonly string? _value;

    private SummaryTemplateKey(string? value) => _value = value;

    /// <summary>The classic one.</summary>
    public static SummaryTemplateKey MarkdownClassic { get; } = new("MARKDOWN_CLASSIC");

    /// <summary>The one for a short call.</summary>
    public static SummaryTemplateKey MarkdownShortCall { get; } = new("MARKDOWN_SHORT_CALL");

    /// <inheritdoc/>
    public static IReadOnlyList<SummaryTemplateKey> Known { get; } = [MarkdownClassic, MarkdownShortCall];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static SummaryTemplateKey From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator SummaryTemplateKey(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
