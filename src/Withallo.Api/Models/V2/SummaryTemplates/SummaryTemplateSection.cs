using System.Text.Json.Serialization;
using Withallo.Api.Models;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A section of a summary template, as Allo returns and takes it.</summary>
[AlloObject]
[JsonConverter(typeof(AlloObjectConverter<SummaryTemplateSection>))]
public sealed partial record SummaryTemplateSection : AlloObject
{
    internal const int Most = 10;

    /// <summary>
    /// Makes a section. Allo's reference requires nothing of it, its help pages a title and an order.
    /// </summary>
    /// <param name="title">The title.</param>
    /// <param name="order">Its place among the sections, from 0.</param>
    /// <param name="instructions">What Allo's AI is to write here.</param>
    public SummaryTemplateSection(string title, int order, string? instructions = null)
    {
        Title = title;
        Order = order;
        Instructions = instructions;
    }

    /// <summary>Makes an empty section, to be filled by its members.</summary>
    public SummaryTemplateSection()
    {
    }

    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>What Allo's AI is to write here.</summary>
    public string? Instructions { get; set; }

    /// <summary>Its place among the sections, from 0.</summary>
    public int? Order { get; set; }

    internal static void CheckAll(IReadOnlyList<SummaryTemplateSection>? sections, string parameterName)
    {
        if (sections is { Count: > Most })
        {
            throw new ArgumentException(
                $"Sections holds {sections.Count} sections, and Allo takes {Most} at most: join some.", parameterName);
        }

        if (sections?.Any(static section => string.IsNullOrWhiteSpace(section?.Title) || section.Order is null) is true)
        {
            throw new ArgumentException("A section has no title or no order: give it both.", parameterName);
        }

        if (sections?.All(static section => Surrogates.AreWhole(section.Title) && Surrogates.AreWhole(section.Instructions)) is false)
        {
            throw new ArgumentException("A text of a section holds half of a surrogate pair, such as an emoji cut in two.", parameterName);
        }
    }
}
