using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Withallo.Webhooks.DependencyInjection;

/// <summary>Reads options from a configuration section: by hand, so that a malformed value is named by its key and not quoted.</summary>
internal static class WithalloWebhooksConfiguration
{
    public static void Apply(IConfiguration section, WithalloWebhooksOptions options)
    {
        AddTexts(section, nameof(options.SigningSecrets), options.SigningSecrets);
        AddTexts(section, nameof(options.OwnNumbers), options.OwnNumbers);
        options.PathToken = section[nameof(options.PathToken)] ?? options.PathToken;
        options.PreviousPathToken = section[nameof(options.PreviousPathToken)] ?? options.PreviousPathToken;
        options.AllowUnsignedDeliveries = Read<bool>(section, nameof(options.AllowUnsignedDeliveries), bool.TryParse, "true or false")
            ?? options.AllowUnsignedDeliveries;
        options.MaxBodySize = Read<int>(section, nameof(options.MaxBodySize), ParseNumber, "a whole number of bytes") ?? options.MaxBodySize;
        options.Tolerance = Time(section, nameof(options.Tolerance)) ?? options.Tolerance;
        options.BodyTimeout = Time(section, nameof(options.BodyTimeout)) ?? options.BodyTimeout;
        options.HandlerTimeout = Time(section, nameof(options.HandlerTimeout)) ?? options.HandlerTimeout;
    }

    private delegate bool Parser<T>(string? text, out T value);

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

    private static TimeSpan? Time(IConfiguration section, string key) => Read<TimeSpan>(section, key, ParseTime, "a time with colons, such as 00:00:15");

    // A number alone would be days.
    private static bool ParseTime(string? text, out TimeSpan value) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value) && text!.Contains(':', StringComparison.Ordinal);

    private static bool ParseNumber(string? text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static T? Read<T>(IConfiguration section, string key, Parser<T> parser, string expected)
        where T : struct =>
        section[key] is not { } text ? null
        : parser(text, out var value) ? value
        : throw new OptionsValidationException(
            Options.DefaultName,
            typeof(WithalloWebhooksOptions),
            [$"The configuration value '{section.GetSection(key).Path}' must be {expected}."]);
}
