namespace Withallo.Webhooks.Wolverine.Tests.Support;

internal sealed class ReceiverProcess
{
    public const string Argument = "receive";

    public static Task<int> RunAsync(string settings) => Task.FromResult(settings.Length);
}
