using Withallo.Json;

namespace Withallo;

/// <summary>Who spoke a row of a transcript. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
public readonly partial record struct TranscriptSource : IStringEnum<TranscriptSource>
{
    /// <summary>Allo's AI assistant.</summary>
    public static partial TranscriptSource Agent { get; }

    /// <summary>The other party.</summary>
    public static partial TranscriptSource External { get; }

    /// <summary>A user of the Allo account.</summary>
    public static partial TranscriptSource User { get; }
}
