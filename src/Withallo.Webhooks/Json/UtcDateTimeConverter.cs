using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Json;

/// <summary>
/// Reads Allo's dates: with <c>Z</c>, with an offset, without one (then UTC, on every machine), with 0 to 9 fraction digits,
/// or a date alone. Writes ISO 8601 with <c>Z</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UtcDateTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryRead(ref reader, out var value)
            ? value
            : throw new JsonException("An ISO 8601 date was expected.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime);

    /// <summary>Reads a date from the string the reader stands on.</summary>
    internal static bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset value)
    {
        if (!reader.HasValueSequence && !reader.ValueIsEscaped)
        {
            return TryParse(reader.ValueSpan, out value);
        }

        return TryParse(Encoding.UTF8.GetBytes(JsonText.Read(ref reader)), out value);
    }

    /// <summary>Reads a date from its UTF-8 text.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length < 10
            || !TwoDigits(text, 0, out var century) || !TwoDigits(text, 2, out var yearOfCentury)
            || text[4] != '-' || !TwoDigits(text, 5, out var month)
            || text[7] != '-' || !TwoDigits(text, 8, out var day))
        {
            return false;
        }

        var year = (century * 100) + yearOfCentury;
        int hour = 0, minute = 0, second = 0;
        long fraction = 0;
        var offset = TimeSpan.Zero;
        if (text.Length > 10)
        {
            if (text[10] is not ((byte)'T' or (byte)'t' or (byte)' ')
                || text.Length < 16
                || !TwoDigits(text, 11, out hour) || text[13] != ':' || !TwoDigits(text, 14, out minute))
            {
                return false;
            }

            var at = 16;
            if (at < text.Length && text[at] == ':')
            {
                if (!TwoDigits(text, at + 1, out second))
                {
                    return false;
                }

                at += 3;
                if (at < text.Length && text[at] == '.' && !ReadFraction(text, ref at, out fraction))
                {
                    return false;
                }
            }

            if (!ReadOffset(text[at..], out offset))
            {
                return false;
            }
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        var ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified).Ticks + fraction;
        var utc = ticks - offset.Ticks;
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(ticks, offset);
        return true;
    }

    private static bool ReadFraction(ReadOnlySpan<byte> text, ref int at, out long ticks)
    {
        ticks = 0;
        var digits = 0;
        for (at++; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++, digits++)
        {
            // A tick is 100 ns: digits past the seventh are read and dropped.
            if (digits < 7)
            {
                ticks = (ticks * 10) + (text[at] - '0');
            }
        }

        for (var i = digits; i < 7; i++)
        {
            ticks *= 10;
        }

        return digits is > 0 and <= 9;
    }

    private static bool ReadOffset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text.IsEmpty || (text.Length == 1 && text[0] is (byte)'Z' or (byte)'z'))
        {
            return true;
        }

        if (text[0] is not ((byte)'+' or (byte)'-') || !TwoDigits(text, 1, out var hours))
        {
            return false;
        }

        var minutes = 0;
        var wellFormed = text.Length switch
        {
            3 => true,
            5 => TwoDigits(text, 3, out minutes),
            6 => text[3] == ':' && TwoDigits(text, 4, out minutes),
            _ => false,
        };
        if (!wellFormed || hours > 14 || minutes > 59 || (hours == 14 && minutes > 0))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0);
        if (text[0] == '-')
        {
            offset = -offset;
        }

        return true;
    }

    private static bool TwoDigits(ReadOnlySpan<byte> text, int at, out int value)
    {
        value = 0;
        if (text.Length < at + 2 || text[at] is < (byte)'0' or > (byte)'9' || text[at + 1] is < (byte)'0' or > (byte)'9')
        {
            return false;
        }

        value = ((text[at] - '0') * 10) + (text[at + 1] - '0');
        return true;
    }
}
