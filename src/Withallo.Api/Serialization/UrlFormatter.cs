using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Refit;
using Withallo.Api.Models;
using Withallo.Api.V2;

namespace Withallo.Api.Serialization;

/// <summary>
/// Writes path and query values as Allo takes them, whatever the machine's culture and time zone, and refuses what cannot be one. A parameter
/// with <see cref="QueryAttribute"/> is a query value that null leaves out, any other one stands in the template and must be there.
/// </summary>
internal sealed class UrlFormatter : IUrlParameterFormatter
{
    /// <summary>The value before it is percent-encoded; null leaves a query value out.</summary>
    /// <exception cref="ArgumentException">The value cannot be sent; the message does not repeat it.</exception>
    public string? Format(object? value, ICustomAttributeProvider attributeProvider, Type type)
    {
        var text = value is string phone && attributeProvider.IsDefined(typeof(PhoneAttribute), inherit: false) ? PhoneNumberText.Clean(phone) : Write(value);
        // Percent-encoding would put a replacement character in its place, and so name something else.
        if (text is not null && !Surrogates.AreWhole(text))
        {
            throw new ArgumentException("The value cannot be part of a URL: it holds half of a surrogate pair.", NameOf(attributeProvider));
        }

        if (!attributeProvider.IsDefined(typeof(QueryAttribute), inherit: false))
        {
            return CheckedSegment(text, attributeProvider);
        }

        if (value is int number && Attribute<RangeAttribute>(attributeProvider) is { } range && (number < (int)range.Minimum || number > (int)range.Maximum))
        {
            var wanted = (int)range.Maximum == int.MaxValue ? $"at least {range.Minimum}" : $"{range.Minimum} to {range.Maximum}";
            throw new ArgumentOutOfRangeException(NameOf(attributeProvider), number, $"The value must be {wanted}.");
        }

        return text;
    }

    private static string? Write(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset instant => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ContactExtensions extend => extend.ToQuery(),
        ItemExtensions extend => extend.ToQuery(),
        Enum => throw new NotSupportedException("An enum is sent by no name of its own: declare the parameter as a string."),
        // A string enum that says nothing is left out.
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null,
        _ => value.ToString(),
    };

    private static string CheckedSegment(string? text, ICustomAttributeProvider attributeProvider)
    {
        ArgumentNullException.ThrowIfNull(text, NameOf(attributeProvider));
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ArgumentException("The value is empty: pass the id or number that Allo gave you.", NameOf(attributeProvider));
        }

        if (text is "." or ".." || Attribute<DeniedValuesAttribute>(attributeProvider)?.Values.Contains(text) is true)
        {
            throw new ArgumentException("The value would name another endpoint: pass the id or number that Allo gave you.", NameOf(attributeProvider));
        }

        return text;
    }

    private static string? NameOf(ICustomAttributeProvider attributeProvider) => Attribute<AliasAsAttribute>(attributeProvider)?.Name;

    private static T? Attribute<T>(ICustomAttributeProvider attributeProvider)
        where T : Attribute => attributeProvider.GetCustomAttributes(typeof(T), inherit: false) is [T attribute, ..] ? attribute : null;
}
