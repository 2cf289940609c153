namespace Withallo.Api.Declarative;

/// <summary>The parameter is sent as the JSON body. Refit's vocabulary.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class BodyAttribute : Attribute;
