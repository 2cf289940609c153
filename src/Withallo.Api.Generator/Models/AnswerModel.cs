namespace Withallo.Api.Generator.Models;

/// <summary>How an answer is read.</summary>
/// <param name="Type">The answer's type, as the generated file names it.</param>
/// <param name="IsWhole">Whether it is the whole body, not what stands under <c>data</c>.</param>
/// <param name="ContextProperty">The serializer context's property that reads it.</param>
/// <param name="WhenMissing">What a success without an answer means, as an expression; null: an error.</param>
internal sealed record AnswerModel(string Type, bool IsWhole, string ContextProperty, string? WhenMissing);
