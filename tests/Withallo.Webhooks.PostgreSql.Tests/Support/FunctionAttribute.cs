namespace Withallo.Webhooks.PostgreSql.Tests.Support;

/// <summary>Stands in for the attribute of that name in Microsoft.Azure.Functions.Worker.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FunctionAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
