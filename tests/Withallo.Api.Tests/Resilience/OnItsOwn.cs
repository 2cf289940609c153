namespace Withallo.Api.Tests.Resilience;

/// <summary>Tests that watch the whole process, its bytes and spans included, and so run while no other does.</summary>
[CollectionDefinition(nameof(OnItsOwn), DisableParallelization = true)]
public class OnItsOwn;
