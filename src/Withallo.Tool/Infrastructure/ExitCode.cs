namespace Withallo.Tool;

/// <summary>What the process exits with; documented in docs/tool.md.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>It ran, and the result is negative: not 2xx, not valid, a check that failed.</summary>
    public const int Negative = 1;

    /// <summary>A mistake in the command line, or in a file it names.</summary>
    public const int Usage = 2;

    /// <summary>No key, or one that Allo does not accept for this.</summary>
    public const int Key = 3;

    /// <summary>Nobody responded.</summary>
    public const int Unreachable = 4;

    /// <summary>Allo responded with an error.</summary>
    public const int Allo = 5;

    /// <summary>This machine: a port that is taken, a full disk, a file that cannot be read.</summary>
    public const int Machine = 6;

    /// <summary>A fault of the tool.</summary>
    public const int Unexpected = 70;

    /// <summary>Stopped by Ctrl+C before it was done.</summary>
    public const int Interrupted = 130;
}
