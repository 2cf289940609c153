namespace Withallo.Json;

/// <summary>
/// Says that a text, each text of a list, or a list of objects may come wrapped in an object, under this name: a tag as
/// <c>{"name":"vip"}</c> in place of <c>"vip"</c>.
/// </summary>
/// <param name="name">The name inside the object.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AlloWrappedAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
