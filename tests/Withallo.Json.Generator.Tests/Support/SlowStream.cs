namespace Withallo.Json.Generator.Tests.Support;

/// <summary>Gives seven bytes at a time.</summary>
internal sealed class SlowStream(byte[] content) : MemoryStream(content)
{
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(7, buffer.Length)]);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(7, buffer.Length)], cancellationToken);
}
