using Spectre.Console;

namespace Withallo.Tool;

/// <summary>A bar with the rate and the time left.</summary>
internal sealed class ExportBar(ProgressTask task) : IExportProgress
{
    public static Progress Create(IAnsiConsole console) => console.Progress().HideCompleted(false).Columns(
        new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(), new RemainingTimeColumn());

    public void Begin(int total) => task.MaxValue(Math.Max(total, 1));

    public void Advance() => task.Increment(1);
}
