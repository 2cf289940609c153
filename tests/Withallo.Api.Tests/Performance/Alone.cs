namespace Withallo.Api.Tests.Performance;

/// <summary>Tests that count bytes run when no other test does: one that listens to spans would have them made here too.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
