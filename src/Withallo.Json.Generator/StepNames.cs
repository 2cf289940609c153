namespace Withallo.Json.Generator;

/// <summary>The steps of the pipeline, by the names under which tests follow them.</summary>
internal static class StepNames
{
    /// <summary>The records with nothing wrong: the only input of their generated files.</summary>
    public const string Objects = nameof(Objects);

    /// <summary>The string enums.</summary>
    public const string StringEnums = nameof(StringEnums);
}
