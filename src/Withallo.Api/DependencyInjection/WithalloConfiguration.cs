using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Withallo.Api.DependencyInjection;

/// <summary>
/// Reads options from a configuration section: by hand, because a clock and a limiter cannot come from a file, and because a malformed
/// value should name its key.
/// </summary>
internal static class WithalloConfiguration
{
    public static void Apply(IConfiguration section, WithalloOptions options)
    {
        options.ApiKey = section[nameof(options.ApiKey)] ?? options.ApiKey;
        options.BaseUrl = Url(section, nameof(options.BaseUrl)) ?? options.BaseUrl;
        options.UserAgent = section[nameof(options.UserAgent)] ?? options.UserAgent;
        options.Timeout = Time(section, nameof(options.Timeout)) ?? options.Timeout;
        options.TotalTimeout = Time(section, nameof(options.TotalTimeout)) ?? options.TotalTimeout;
        options.ConnectTimeout = Time(section, nameof(options.ConnectTimeout)) ?? options.ConnectTimeout;
        foreach (var header in section.GetSection(nameof(options.Headers)).GetChildren())
        {
            options.Headers[header.Key] = header.Value ?? "";
        }

        var retry = section.GetSection(nameof(options.Retry));
        options.Retry.MaxRetries = Number(retry, nameof(options.Retry.MaxRetries)) ?? options.Retry.MaxRetries;
        options.Retry.BaseDelay = Time(retry, nameof(options.Retry.BaseDelay)) ?? options.Retry.BaseDelay;
        options.Retry.MaxDelay = Time(retry, nameof(options.Retry.MaxDelay)) ?? options.Retry.MaxDelay;

        var limit = section.GetSection(nameof(options.RateLimit));
        options.RateLimit.Enabled = Read<bool>(limit, nameof(options.RateLimit.Enabled), bool.TryParse, "true or false") ?? options.RateLimit.Enabled;
        options.RateLimit.ReadsPerSecond = Number(limit, nameof(options.RateLimit.ReadsPerSecond)) ?? options.RateLimit.ReadsPerSecond;
        options.RateLimit.WritesPerSecond = Number(limit, nameof(options.RateLimit.WritesPerSecond)) ?? options.RateLimit.WritesPerSecond;
        options.RateLimit.QueueTimeout = Time(limit, nameof(options.RateLimit.QueueTimeout)) ?? options.RateLimit.QueueTimeout;
    }

    private delegate bool Parser<T>(string? text, out T value);

    private static Uri? Url(IConfiguration section, string key) =>
        section[key] is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) ? url
        : throw Malformed(section, key, "an absolute https address");

    private static TimeSpan? Time(IConfiguration section, string key) => Read(
        section,
        key,
        static (string? text, out TimeSpan value) =>
        {
            value = default;
            // .NET reads a bare 5 as five days.
            return text!.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value);
        },
        "a time with colons, such as 00:00:30 for half a minute");

    private static int? Number(IConfiguration section, string key) => Read(
        section,
        key,
        static (string? text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value),
        "a whole number");

    private static T? Read<T>(IConfiguration section, string key, Parser<T> parser, string expected)
        where T : struct =>
        section[key] is not { } text ? null : parser(text, out var value) ? value : throw Malformed(section, key, expected);

    private static OptionsValidationException Malformed(IConfiguration section, string key, string expected)
    {
        var path = section is IConfigurationSection { Path: { Length: > 0 } parent } ? parent + ":" + key : key;
        return new OptionsValidationException(Options.DefaultName, typeof(WithalloOptions), [$"The configuration value '{path}' must be {expected}."]);
    }
}
