namespace Withallo.Tool;

/// <summary>A row of the CSV file, and whether its recording was downloaded just now.</summary>
internal readonly record struct ExportRow(string?[] Values, bool HasNewRecording);
