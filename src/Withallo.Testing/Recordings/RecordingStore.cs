using System.Security.Cryptography;
using System.Text;
using Withallo.Api;

namespace Withallo.Testing;

/// <summary>The recordings by their file names, and where they are served.</summary>
internal sealed class RecordingStore(SandboxCollection<Call> calls)
{
    private const int MadeUpLength = 16 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _contents = [];
    private Uri? _here;
    private Uri? _elsewhere;

    /// <summary>Says where recordings are served from; before that there are no addresses.</summary>
    public void Open(Uri here, Uri elsewhere) => (_here, _elsewhere) = (here, elsewhere);

    /// <summary>The address on Allo's own host.</summary>
    public Uri Here(string name) => new(_here!, "/v1/assets/recordings/" + Uri.EscapeDataString(name));

    /// <summary>The address on another host.</summary>
    public Uri Elsewhere(string name) => new(_elsewhere!, "/recordings/" + Uri.EscapeDataString(name));

    public void Add(string name, ReadOnlyMemory<byte> content)
    {
        lock (_lock)
        {
            _contents[name] = content.ToArray();
        }
    }

    /// <summary>What a recording holds; made up from its name when a call points to it and nobody gave it any; null when there is none.</summary>
    public ReadOnlyMemory<byte>? Find(string name)
    {
        lock (_lock)
        {
            if (_contents.TryGetValue(name, out var content))
            {
                return content;
            }
        }

        var (here, elsewhere) = (Here(name).AbsoluteUri, Elsewhere(name).AbsoluteUri);
        return calls.Any(call => call.RecordingUrl == here || call.RecordingUrl == elsewhere) ? MakeUp(name) : default(ReadOnlyMemory<byte>?);
    }

    /// <summary>The head of an MP3 file and noise, the same for the same name.</summary>
    private static ReadOnlyMemory<byte> MakeUp(string name)
    {
        var content = new byte[MadeUpLength];
        "ID3\u0003"u8.CopyTo(content);
        var block = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        for (var at = 4; at < content.Length; at += block.Length)
        {
            block.AsSpan(0, Math.Min(block.Length, content.Length - at)).CopyTo(content.AsSpan(at));
            block = SHA256.HashData(block);
        }

        return content;
    }
}
