using System.Text;

namespace Withallo.Json;

/// <summary>
/// The words of an open value, so that reading one makes no new string. Deliberately not generic: native code is made anew for each
/// open value, and the less there is in it the smaller the program.
/// </summary>
internal sealed class KnownWords
{
    private readonly string[] _words;
    private readonly byte[][] _utf8;

    public KnownWords(string[] words)
    {
        _words = words;
        _utf8 = Array.ConvertAll(words, Encoding.UTF8.GetBytes);
    }

    public static KnownWords Of<T>()
        where T : struct, IOpenValue<T>
    {
        var known = T.Known;
        var words = new string[known.Count];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = known[i].Value;
        }

        return new KnownWords(words);
    }

    /// <summary>The word these bytes spell, if it is a known one.</summary>
    public string? Find(ReadOnlySpan<byte> utf8)
    {
        for (var i = 0; i < _utf8.Length; i++)
        {
            if (utf8.SequenceEqual(_utf8[i]))
            {
                return _words[i];
            }
        }

        return null;
    }
}
