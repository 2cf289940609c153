namespace Withallo.Api.Declarative.Allo;

/// <summary>The type is the whole answer, not what stands under <c>data</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WholeAnswerAttribute : Attribute;
