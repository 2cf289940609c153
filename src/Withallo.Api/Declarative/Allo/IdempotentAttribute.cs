namespace Withallo.Api.Declarative.Allo;

/// <summary>Allo honours <c>Idempotency-Key</c> on the operation, so all attempts of one call carry one and may be repeated (errors-limits-auth.md §7).</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class IdempotentAttribute : Attribute;
