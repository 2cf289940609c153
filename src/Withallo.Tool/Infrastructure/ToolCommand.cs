using Spectre.Console.Cli;

namespace Withallo.Tool;

/// <summary>A command: whatever goes wrong ends as a sentence and an exit code.</summary>
internal abstract class ToolCommand<TSettings> : AsyncCommand<TSettings>
    where TSettings : ToolSettings
{
    public sealed override async Task<int> ExecuteAsync(CommandContext context, TSettings settings, CancellationToken cancellationToken)
    {
        var terminal = new Terminal(settings.Json, settings.Debug);
        try
        {
            return await RunAsync(settings, terminal, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The last place where an exception can become a sentence.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return terminal.Fail(exception);
        }
    }

    protected abstract Task<int> RunAsync(TSettings settings, Terminal terminal, CancellationToken cancellationToken);
}
