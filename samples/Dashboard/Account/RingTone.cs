namespace Dashboard.Account;

/// <summary>What the made-up account's recordings hold: two seconds of a soft tone, 8 kHz, 8 bits.</summary>
internal static class RingTone
{
    private const int Rate = 8000;

    public static ReadOnlyMemory<byte> Wav { get; } = Make();

    private static byte[] Make()
    {
        var samples = new byte[2 * Rate];
        for (var i = 0; i < samples.Length; i++)
        {
            var loudness = Math.Sin(Math.PI * i / samples.Length);
            samples[i] = (byte)(128 + (40 * loudness * (Math.Sin(2 * Math.PI * 440 * i / Rate) + Math.Sin(2 * Math.PI * 554 * i / Rate)) / 2));
        }

        using var wav = new MemoryStream();
        using var writer = new BinaryWriter(wav);
        writer.Write("RIFF"u8);
        writer.Write(36 + samples.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1); // PCM
        writer.Write((short)1); // mono
        writer.Write(Rate);
        writer.Write(Rate);
        writer.Write((short)1);
        writer.Write((short)8);
        writer.Write("data"u8);
        writer.Write(samples.Length);
        writer.Write(samples);
        writer.Flush();
        return wav.ToArray();
    }
}
