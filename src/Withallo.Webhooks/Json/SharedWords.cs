using System.Text.Json;

namespace Withallo.Json;

/// <summary>
/// The words that an open value has been read as, so that the next of the same makes no new string. Collected as they come and not from
/// <see cref="IOpenValue{TSelf}.Known"/>: a program pays for the words it meets, and those that Allo adds are shared too. Deliberately
/// not generic: native code is made anew for each open value, and the less there is in it the smaller the program.
/// </summary>
internal sealed class SharedWords
{
    /// <summary>More words than any open value has, and longer: beyond them, words are read but not kept.</summary>
    private const int Most = 64, Longest = 64;

    // Never changed, only replaced: of two that are added at the same time one is lost, and comes again.
    private volatile Word[] _words = [];

    /// <summary>The word the reader stands on.</summary>
    public string Read(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped)
        {
            return JsonText.Read(ref reader);
        }

        var words = _words;
        foreach (var word in words)
        {
            if (reader.ValueSpan.SequenceEqual(word.Utf8))
            {
                return word.Text;
            }
        }

        var text = JsonText.Read(ref reader);
        if (words.Length < Most && reader.ValueSpan.Length <= Longest)
        {
            _words = [.. words, new Word(text, reader.ValueSpan.ToArray())];
        }

        return text;
    }

    private sealed class Word(string text, byte[] utf8)
    {
        public readonly string Text = text;
        public readonly byte[] Utf8 = utf8;
    }
}
