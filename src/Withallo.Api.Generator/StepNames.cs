namespace Withallo.Api.Generator;

/// <summary>The steps of the pipeline, by the names under which tests follow them.</summary>
internal static class StepNames
{
    /// <summary>An interface as read, with what is wrong about it.</summary>
    public const string Interfaces = nameof(Interfaces);

    /// <summary>The interfaces with nothing wrong: the only input of the generated files.</summary>
    public const string Clients = nameof(Clients);

    /// <summary>What is wrong, on a branch of its own: a location that moves regenerates nothing.</summary>
    public const string Diagnostics = nameof(Diagnostics);
}
