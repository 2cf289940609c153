using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Utf8Unicode = System.Text.Unicode.Utf8;

namespace Withallo.Json;

/// <summary>Reads strings without failing on half a surrogate pair, which is what text cut in the middle of an emoji leaves.</summary>
internal static class JsonText
{
    /// <summary>The string or member name the reader stands on; half a pair becomes U+FFFD.</summary>
    public static string Read(ref Utf8JsonReader reader)
    {
        var raw = Raw(ref reader);
        if (!reader.ValueIsEscaped)
        {
            return Encoding.UTF8.GetString(raw);
        }

        // The reader's own way throws on half a pair and on what is not UTF-8: too slow for a body that is full of either.
        return IsWhole(raw) ? reader.GetString()! : Unescape(raw);
    }

    /// <summary>The string or member name the reader stands on, as UTF-8.</summary>
    public static ReadOnlySpan<byte> Utf8(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(Read(ref reader)) : Raw(ref reader);

    /// <summary>The token the reader stands on, as it is written, without quotes.</summary>
    public static ReadOnlySpan<byte> Raw(ref Utf8JsonReader reader) => reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;

    /// <summary>Whether the string or member name the reader stands on is this one.</summary>
    public static bool Equals(ref Utf8JsonReader reader, ReadOnlySpan<byte> text) =>
        Utf8(ref reader).SequenceEqual(text);

    /// <summary>A body without a byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) => body.StartsWith(Encoding.UTF8.Preamble) ? body[3..] : body;

    /// <summary>A body without a byte order mark, and with U+FFFD in the place of what is not UTF-8: for readers other than ours.</summary>
    public static ReadOnlySpan<byte> Utf8Of(ReadOnlySpan<byte> body)
    {
        var json = WithoutMark(body);
        return Utf8Unicode.IsValid(json) ? json : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
    }

    /// <inheritdoc cref="Utf8Of(ReadOnlySpan{byte})"/>
    public static ReadOnlyMemory<byte> Utf8Of(ReadOnlyMemory<byte> body)
    {
        var json = Utf8Of(body.Span);
        return json.Overlaps(body.Span) ? body[^json.Length..] : json.ToArray();
    }

    /// <summary>The text of a string's or a number's element; half a pair becomes U+FFFD.</summary>
    public static string? Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                try
                {
                    return element.GetString();
                }
                catch (InvalidOperationException)
                {
                    return Unescape(Encoding.UTF8.GetBytes(element.GetRawText()).AsSpan()[1..^1]);
                }

            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                return element.GetRawText();
            default:
                return null;
        }
    }

    /// <summary>
    /// The value the reader stands on, to be kept. Half a pair in one of its texts becomes U+FFFD: otherwise the element could be
    /// neither read nor written.
    /// </summary>
    public static JsonElement ReadElement(ref Utf8JsonReader reader)
    {
        var element = JsonElement.ParseValue(ref reader);
        var raw = JsonMarshal.GetRawUtf8Value(element);
        if (IsWhole(raw))
        {
            return element;
        }

        var whole = new ArrayBufferWriter<byte>(raw.Length);
        using (var writer = new Utf8JsonWriter(whole))
        {
            Copy(new Utf8JsonReader(raw), writer);
        }

        var copy = new Utf8JsonReader(whole.WrittenSpan);
        return JsonElement.ParseValue(ref copy);
    }

    /// <summary>Whether a text is UTF-8 and has no escaped surrogates, of which one half may be missing.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> raw) =>
        Utf8Unicode.IsValid(raw) && raw.IndexOf("\\ud"u8) < 0 && raw.IndexOf("\\uD"u8) < 0;

    private static void Copy(Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    writer.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    writer.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    writer.WriteStartArray();
                    break;
                case JsonTokenType.EndArray:
                    writer.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName:
                    writer.WritePropertyName(Read(ref reader));
                    break;
                case JsonTokenType.String:
                    writer.WriteStringValue(Read(ref reader));
                    break;
                default:
                    writer.WriteRawValue(reader.ValueSpan);
                    break;
            }
        }
    }

    private static string Unescape(ReadOnlySpan<byte> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        while (escaped.IndexOf((byte)'\\') is var at and >= 0)
        {
            text.Append(Encoding.UTF8.GetString(escaped[..at]));
            if (escaped[at + 1] == 'u')
            {
                text.Append((char)ushort.Parse(escaped.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                escaped = escaped[(at + 6)..];
                continue;
            }

            text.Append((char)escaped[at + 1] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var same => same });
            escaped = escaped[(at + 2)..];
        }

        text.Append(Encoding.UTF8.GetString(escaped));
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.ToString().EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }
}
