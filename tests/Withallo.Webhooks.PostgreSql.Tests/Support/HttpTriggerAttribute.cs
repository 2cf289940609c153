namespace Withallo.Webhooks.PostgreSql.Tests.Support;

/// <summary>Stands in for the attribute of that name in Microsoft.Azure.Functions.Worker.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class HttpTriggerAttribute(AuthorizationLevel level, params string[] methods) : Attribute
{
    public AuthorizationLevel Level { get; } = level;

    public string[] Methods { get; } = methods;

    public string? Route { get; set; }
}
