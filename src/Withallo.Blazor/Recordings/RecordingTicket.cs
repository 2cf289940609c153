namespace Withallo.Blazor.Recordings;

/// <summary>What a link to a recording stands for.</summary>
internal sealed record RecordingTicket(string? Account, string Url, long Expires);
