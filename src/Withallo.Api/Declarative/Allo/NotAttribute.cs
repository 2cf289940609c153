namespace Withallo.Api.Declarative.Allo;

/// <summary>A path value that would name another endpoint: an <see cref="ArgumentException"/> before anything is sent.</summary>
/// <param name="value">The value refused.</param>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class NotAttribute(string value) : Attribute
{
    /// <summary>The value refused.</summary>
    public string Value { get; } = value;
}
