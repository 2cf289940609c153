using System.Text;

namespace Withallo.Json.Generator.Emitting;

/// <summary>Writes indented lines that end in a line feed on every machine.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a line; an empty one is not indented.</summary>
    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(line);
        }

        _text.Append('\n');
    }

    /// <summary>Writes what was written elsewhere.</summary>
    public void Append(SourceWriter other) => _text.Append(other._text);

    /// <summary>Writes a line that belongs to the one before.</summary>
    public void Continue(string line) => Line("    " + line);

    public void Open()
    {
        Line("{");
        _depth++;
    }

    public void Close(string after = "")
    {
        _depth--;
        Line("}" + after);
    }

    public override string ToString() => _text.ToString();
}
