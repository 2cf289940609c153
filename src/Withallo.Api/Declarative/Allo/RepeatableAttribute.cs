namespace Withallo.Api.Declarative.Allo;

/// <summary>Sending the request again changes nothing more, so an attempt of unknown outcome may be repeated. A fact of the operation, never of the verb.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RepeatableAttribute : Attribute;
