using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Withallo.Testing;

/// <summary>A recording, or the part of it that the request asks for (RFC 9110, range requests).</summary>
internal static class RecordingReply
{
    private const string ContentType = "audio/mpeg";

    public static Reply To(SandboxRequest request, ReadOnlyMemory<byte> content)
    {
        var tag = $"\"{Convert.ToHexString(SHA256.HashData(content.Span).AsSpan(0, 8))}\"";
        var headers = new Dictionary<string, string> { ["ETag"] = tag, ["Accept-Ranges"] = "bytes" };
        if (Wanted(request, tag) is not { } range)
        {
            return new Reply(200, content, ContentType) { Headers = headers };
        }

        // bytes=-500 are the last 500.
        var from = range.From ?? Math.Max(0, content.Length - range.To!.Value);
        var to = range.From is null ? content.Length - 1 : Math.Min(range.To ?? long.MaxValue, content.Length - 1);
        if (from > to)
        {
            headers["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes */{content.Length}");
            return new Reply(416) { Headers = headers };
        }

        headers["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{to}/{content.Length}");
        return new Reply(206, content[(int)from..(int)(to + 1)], ContentType) { Headers = headers };
    }

    /// <summary>The range to send; null: all of it, as for several ranges at a time, which a server may ignore.</summary>
    private static RangeItemHeaderValue? Wanted(SandboxRequest request, string tag)
    {
        var isOther = request.Header("If-Range") is { } condition && condition != tag;
        return !isOther
            && RangeHeaderValue.TryParse(request.Header("Range"), out var range)
            && range is { Unit: "bytes", Ranges: { Count: 1 } ranges }
                ? ranges.First()
                : null;
    }
}
