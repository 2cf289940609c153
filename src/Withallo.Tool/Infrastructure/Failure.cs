using System.Text;
using Withallo.Api;

namespace Withallo.Tool;

/// <summary>What an exception means to the user, and the exit code.</summary>
internal static class Failure
{
    // ENOSPC and EDQUOT, and ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.
    private static readonly int[] DiskFull = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    public static (string Message, int ExitCode) Describe(Exception exception) => exception switch
    {
        ToolException e => (e.Message, e.ExitCode),
        OperationCanceledException => ("Stopped.", ExitCode.Interrupted),
        WithalloAuthenticationException e => (Explain("Allo does not accept the key.", e), ExitCode.Key),
        WithalloForbiddenException { RequiredScopes.Count: > 0 } e => (
            $"The key lacks the scope {string.Join(" and ", e.RequiredScopes)}: Settings > API in Allo shows what a key may do.", ExitCode.Key),
        WithalloForbiddenException e => (Explain("The key may not do that.", e), ExitCode.Key),
        WithalloApiException e => (Explain(e.Message, e), ExitCode.Allo),
        WithalloConnectionException or WithalloTimeoutException => (
            $"{exception.Message} Is the address right, and are you online?", ExitCode.Unreachable),
        WithalloException e => (e.Message, ExitCode.Allo),
        IOException e when DiskFull.Contains(e.HResult) => ("The disk is full.", ExitCode.Machine),
        IOException or UnauthorizedAccessException => (exception.Message, ExitCode.Machine),
        _ => ($"Something in the tool went wrong ({exception.GetType().Name}); --debug shows all of it.", ExitCode.Unexpected),
    };

    /// <summary>Adds what Allo itself says: the user's own terminal is the place for it.</summary>
    private static string Explain(string sentence, WithalloApiException exception)
    {
        var text = new StringBuilder(sentence);
        if (exception.ErrorMessage is { Length: > 0 } message && message != exception.ErrorCode)
        {
            text.Append(" Allo says: ").Append(message);
        }
        else if (exception.ErrorCode is { } code && !sentence.Contains(code, StringComparison.Ordinal))
        {
            text.Append(" Allo says: ").Append(code).Append('.');
        }

        if (exception.Suggestion is { Length: > 0 } suggestion)
        {
            text.Append(' ').Append(suggestion);
        }

        if (exception.RequestId is { } requestId)
        {
            text.Append(" (request ").Append(requestId).Append(')');
        }

        return text.ToString();
    }
}
