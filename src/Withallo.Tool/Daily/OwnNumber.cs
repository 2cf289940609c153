using Withallo.Api;
using Withallo.Api.V2;

namespace Withallo.Tool;

/// <summary>The account's number that is meant when none is given: the only one.</summary>
internal static class OwnNumber
{
    public static async Task<string> FindAsync(
        WithalloClient client, Func<AlloNumber, bool> fits, string option, CancellationToken cancellationToken)
    {
        var numbers = await client.V2.Numbers.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        string[] own = [.. numbers.Where(number => number.Type != AlloNumberType.SenderId && fits(number)).Select(number => number.Number).OfType<string>()];
        return own switch
        {
            [var only] => only,
            [] => throw new ToolException("The account has no number for this.", ExitCode.Usage),
            _ => throw new ToolException($"Which of the account's numbers? Give one with {option}: {string.Join(", ", own)}.", ExitCode.Usage),
        };
    }
}
