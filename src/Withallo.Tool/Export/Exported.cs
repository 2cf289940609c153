namespace Withallo.Tool;

/// <summary>What a run did.</summary>
/// <param name="New">Rows written.</param>
/// <param name="Known">Rows that an earlier run had written.</param>
/// <param name="Recordings">Recordings downloaded.</param>
internal readonly record struct Exported(int New, int Known, int Recordings);
