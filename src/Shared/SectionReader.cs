using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Withallo.Configuration;

/// <summary>
/// Reads options from a configuration section: by hand, because clocks and delegates cannot come from a file, and so that a malformed value
/// is named by its key and not quoted. Compiled into each package that has options.
/// </summary>
/// <typeparam name="TOptions">The options it is for.</typeparam>
/// <param name="section">The section.</param>
internal sealed class SectionReader<TOptions>(IConfiguration section)
{
    private delegate bool Parser<T>(string text, out T value);

    public string? Text(string key) => section[key];

    public TimeSpan? Time(string key) => Read(
        key,
        // .NET reads a bare 5 as five days.
        static (string text, out TimeSpan value) =>
            TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value) && text.Contains(':', StringComparison.Ordinal),
        "a time with colons, such as 00:00:30 for half a minute");

    public int? Number(string key, string expected = "a whole number") => Read(
        key,
        static (string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value),
        expected);

    public bool? Flag(string key) => Read<bool>(key, bool.TryParse, "true or false");

    public Uri? Url(string key) =>
        section[key] is not { } text ? null : Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : throw Malformed(key, "an absolute https address");

    private T? Read<T>(string key, Parser<T> parser, string expected)
        where T : struct =>
        section[key] is not { } text ? null : parser(text, out var value) ? value : throw Malformed(key, expected);

    private OptionsValidationException Malformed(string key, string expected) =>
        new(Options.DefaultName, typeof(TOptions), [$"The configuration value '{section.GetSection(key).Path}' must be {expected}."]);
}
