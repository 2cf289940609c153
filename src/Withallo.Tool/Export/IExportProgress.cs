namespace Withallo.Tool;

/// <summary>Hears how an export goes.</summary>
internal interface IExportProgress
{
    /// <summary>So many rows are to come, as far as Allo knows now.</summary>
    void Begin(int total);

    /// <summary>One more row is done.</summary>
    void Advance();
}
