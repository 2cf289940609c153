using Microsoft.Extensions.Configuration;
using Withallo.Configuration;

namespace Withallo.Webhooks.DependencyInjection;

/// <summary>Sets options from a configuration section.</summary>
internal static class WithalloWebhooksConfiguration
{
    public static void Apply(IConfiguration section, WithalloWebhooksOptions options)
    {
        var values = new SectionReader<WithalloWebhooksOptions>(section);
        AddTexts(section, nameof(options.SigningSecrets), options.SigningSecrets);
        AddTexts(section, nameof(options.OwnNumbers), options.OwnNumbers);
        options.PathToken = values.Text(nameof(options.PathToken)) ?? options.PathToken;
        options.PreviousPathToken = values.Text(nameof(options.PreviousPathToken)) ?? options.PreviousPathToken;
        options.AllowUnsignedDeliveries = values.Flag(nameof(options.AllowUnsignedDeliveries)) ?? options.AllowUnsignedDeliveries;
        options.MaxBodySize = values.Number(nameof(options.MaxBodySize), "a whole number of bytes") ?? options.MaxBodySize;
        options.Tolerance = values.Time(nameof(options.Tolerance)) ?? options.Tolerance;
        options.BodyTimeout = values.Time(nameof(options.BodyTimeout)) ?? options.BodyTimeout;
        options.HandlerTimeout = values.Time(nameof(options.HandlerTimeout)) ?? options.HandlerTimeout;
    }

    /// <summary>A list, or a single value as environment variables have it.</summary>
    private static void AddTexts(IConfiguration section, string key, IList<string> texts)
    {
        if (section[key] is { Length: > 0 } single)
        {
            texts.Add(single);
        }

        foreach (var child in section.GetSection(key).GetChildren())
        {
            texts.Add(child.Value ?? "");
        }
    }
}
