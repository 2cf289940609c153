namespace Withallo.Api.Declarative.Allo;

/// <summary>The scope that a key needs for the operation (errors-limits-auth.md §2).</summary>
/// <param name="scope">The scope's name.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ScopeAttribute(string scope) : Attribute
{
    /// <summary>The scope's name.</summary>
    public string Scope { get; } = scope;
}
