using System.Text;

namespace Withallo.Api.Http;

/// <summary>Finds the encoding of a body that is not UTF-8: Allo writes UTF-8, but a proxy may have changed that.</summary>
internal static class ResponseCharset
{
    /// <summary>The encoding, by the byte order mark or else by what the header declares; null: UTF-8, or unknown.</summary>
    public static Encoding? Find(HttpContent content, ReadOnlySpan<byte> body) => body switch
    {
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => Declared(content),
    };

    private static Encoding? Declared(HttpContent content)
    {
        // Looked at before it is parsed, which costs more and is needed for no response of Allo's own.
        if (!content.Headers.NonValidated.TryGetValues("Content-Type", out var values)
            || !values.ToString().Contains("charset", StringComparison.OrdinalIgnoreCase)
            || content.Headers.ContentType?.CharSet?.Trim('"') is not { } charset)
        {
            return null;
        }

        return charset.ToUpperInvariant() switch
        {
            "ISO-8859-1" or "LATIN1" or "WINDOWS-1252" => Encoding.Latin1,
            "UTF-16" or "UTF-16LE" => Encoding.Unicode,
            "UTF-16BE" => Encoding.BigEndianUnicode,
            "UTF-32" or "UTF-32LE" => Encoding.UTF32,
            _ => null,
        };
    }
}
