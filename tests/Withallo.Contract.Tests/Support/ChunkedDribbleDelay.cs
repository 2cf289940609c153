namespace Withallo.Contract.Tests.Support;

/// <summary>A body that is sent in parts.</summary>
/// <param name="NumberOfChunks">The number of parts.</param>
/// <param name="TotalDuration">Milliseconds from the first to the last.</param>
internal sealed record ChunkedDribbleDelay(int NumberOfChunks, int TotalDuration);
