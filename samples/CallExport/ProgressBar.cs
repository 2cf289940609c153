namespace CallExport;

/// <summary>One line that fills up, on a terminal; nothing where the output is piped.</summary>
internal sealed class ProgressBar
{
    private const int Width = 40;
    private int _shown = -1;

    public void Show(int done, int total)
    {
        var percent = total > 0 ? Math.Min(100, done * 100 / total) : 100;
        if (Console.IsOutputRedirected || percent == _shown)
        {
            return;
        }

        _shown = percent;
        var filled = percent * Width / 100;
        Console.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {percent,3} %  {done}/{total}");
    }

    public void End()
    {
        if (_shown >= 0)
        {
            Console.WriteLine();
        }
    }
}
