namespace Withallo.Api.Declarative;

/// <summary>The parameter's name on the wire. Refit's vocabulary.</summary>
/// <param name="name">The name in the path or the query.</param>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class AliasAsAttribute(string name) : Attribute
{
    /// <summary>The name in the path or the query.</summary>
    public string Name { get; } = name;
}
