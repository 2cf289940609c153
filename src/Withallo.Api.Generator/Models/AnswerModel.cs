namespace Withallo.Api.Generator.Models;

/// <summary>How an answer is read.</summary>
/// <param name="Type">The answer's type, as the generated file names it.</param>
/// <param name="IsWhole">Whether it is the whole body, not what stands under <c>data</c>.</param>
/// <param name="JsonPath">What reads it, below the serializer context or the class of shapes.</param>
/// <param name="WhenMissing">What a success without an answer means, as an expression; null: an error.</param>
internal sealed record AnswerModel(string Type, bool IsWhole, string JsonPath, string? WhenMissing);
