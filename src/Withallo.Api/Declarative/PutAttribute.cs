namespace Withallo.Api.Declarative;

/// <summary>The method sends a PUT request to a path; <c>{name}</c> stands for the parameter of that name. Refit's vocabulary.</summary>
/// <param name="path">The path below the base URL, starting with a slash.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PutAttribute(string path) : Attribute
{
    /// <summary>The path below the base URL.</summary>
    public string Path { get; } = path;
}
