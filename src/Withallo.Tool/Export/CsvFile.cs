using System.Text;

namespace Withallo.Tool;

/// <summary>A CSV file (RFC 4180) that grows row by row and survives being cut off in the middle of one.</summary>
internal sealed class CsvFile : IAsyncDisposable
{
    private readonly FileStream _file;

    private CsvFile(FileStream file) => _file = file;

    public static CsvFile Open(string path, params string[] header)
    {
        var csv = new CsvFile(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));
        csv.DropUnfinishedRow();
        if (csv._file.Length == 0)
        {
            csv.Write(header);
        }

        return csv;
    }

    /// <summary>The first value of each row.</summary>
    public HashSet<string> FirstColumn()
    {
        _file.Position = 0;
        var values = new HashSet<string>(StringComparer.Ordinal);
        using var reader = new StreamReader(_file, leaveOpen: true);
        var inQuotes = false;
        while (reader.ReadLine() is { } line)
        {
            if (!inQuotes)
            {
                values.Add(line.Split(',', 2)[0]);
            }

            // A quoted value may hold line breaks: an odd number of quotes opens or closes one.
            inQuotes ^= line.Count(c => c == '"') % 2 == 1;
        }

        _file.Position = _file.Length;
        return values;
    }

    public void Write(params string?[] values)
    {
        _file.Write(Encoding.UTF8.GetBytes(string.Join(',', values.Select(Quote)) + "\r\n"));
        _file.Flush();
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static string Quote(string? value) =>
        value is not null && value.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value ?? "";

    /// <summary>Cuts off what stands behind the last complete row.</summary>
    private void DropUnfinishedRow()
    {
        long end = 0;
        var inQuotes = false;
        for (var next = _file.ReadByte(); next >= 0; next = _file.ReadByte())
        {
            inQuotes ^= next == '"';
            if (next == '\n' && !inQuotes)
            {
                end = _file.Position;
            }
        }

        _file.SetLength(end);
        _file.Position = end;
    }
}
