namespace Withallo.Tool;

/// <summary>Where nobody watches.</summary>
internal sealed class NoProgress : IExportProgress
{
    public void Begin(int total)
    {
    }

    public void Advance()
    {
    }
}
