namespace Withallo.Tool;

/// <summary>An end with a sentence for the user and an exit code.</summary>
internal sealed class ToolException(string message, int exitCode, Exception? innerException = null) : Exception(message, innerException)
{
    public int ExitCode => exitCode;
}
