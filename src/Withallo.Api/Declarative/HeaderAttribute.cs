namespace Withallo.Api.Declarative;

/// <summary>The parameter is sent as a request header; null leaves it out. Refit's vocabulary.</summary>
/// <param name="header">The header's name.</param>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class HeaderAttribute(string header) : Attribute
{
    /// <summary>The header's name.</summary>
    public string Header { get; } = header;
}
