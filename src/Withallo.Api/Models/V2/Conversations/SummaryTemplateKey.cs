using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Which of a call's summaries is meant, when it has several. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
[JsonConverter(typeof(StringEnumConverter<SummaryTemplateKey>))]
public readonly partial record struct SummaryTemplateKey : IStringEnum<SummaryTemplateKey>
{
    /// <summary>The classic one.</summary>
    public static partial SummaryTemplateKey MarkdownClassic { get; }

    /// <summary>The one for a short call.</summary>
    public static partial SummaryTemplateKey MarkdownShortCall { get; }
}
