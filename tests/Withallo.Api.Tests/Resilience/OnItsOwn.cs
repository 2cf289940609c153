namespace Withallo.Api.Tests.Resilience;

/// <summary>Tests that watch the whole process, and so run while no other does.</summary>
[CollectionDefinition(nameof(OnItsOwn), DisableParallelization = true)]
public class OnItsOwn;
