namespace Withallo.Webhooks.Wolverine.Tests.Support;

/// <summary>What a receiver in a process of its own is told.</summary>
/// <param name="ConnectionString">Where its inbox is.</param>
/// <param name="Journal">The file that its handlers write to; of this process alone.</param>
/// <param name="Port">The port it listens on; 0 for any.</param>
/// <param name="FailOneIn">Every so many runs of the handler fail, at random; 0 for none.</param>
/// <param name="Holds">Whether its handlers never end.</param>
/// <param name="StaleNodeTimeout">After how long a node is taken for dead, if not Wolverine's minute.</param>
internal sealed record ReceiverSettings(
    string ConnectionString, string Journal, int Port = 0, int FailOneIn = 0, bool Holds = false, TimeSpan? StaleNodeTimeout = null);
