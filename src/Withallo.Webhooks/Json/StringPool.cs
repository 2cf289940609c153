using System.Text.Json;

namespace Withallo.Json;

/// <summary>
/// The texts that a string enum has been read from, so that the next equal one makes no new string. Collected as they come and not from
/// <see cref="IStringEnum{TSelf}.Known"/>: a program pays for those it meets, and those that Allo adds are shared too.
/// </summary>
internal sealed class StringPool
{
    /// <summary>More than any string enum has values, and longer: what is beyond is read but not kept.</summary>
    private const int MaxCount = 64, MaxLength = 64;

    // Never changed, only replaced: of two that are added at the same time one is lost, and comes again.
    private volatile Entry[] _entries = [];

    /// <summary>The string the reader stands on.</summary>
    public string Read(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped)
        {
            return JsonText.Read(ref reader);
        }

        var entries = _entries;
        foreach (var entry in entries)
        {
            if (reader.ValueSpan.SequenceEqual(entry.Utf8))
            {
                return entry.Text;
            }
        }

        var text = JsonText.Read(ref reader);
        if (entries.Length < MaxCount && reader.ValueSpan.Length <= MaxLength)
        {
            _entries = [.. entries, new Entry(text, reader.ValueSpan.ToArray())];
        }

        return text;
    }

    private sealed class Entry(string text, byte[] utf8)
    {
        public readonly string Text = text;
        public readonly byte[] Utf8 = utf8;
    }
}
