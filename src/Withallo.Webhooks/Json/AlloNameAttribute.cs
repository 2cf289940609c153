namespace Withallo.Json;

/// <summary>
/// Gives a member a name in JSON other than its own in snake_case, or further names. Each is read in camelCase too; the first is
/// written, and wins when Allo sends several. A member that is not public goes over the wire only with this attribute.
/// </summary>
/// <param name="name">The canonical name.</param>
/// <param name="aliases">Further names.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AlloNameAttribute(string name, params string[] aliases) : Attribute
{
    public string Name { get; } = name;

    public IReadOnlyList<string> Aliases { get; } = aliases;
}
