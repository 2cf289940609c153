namespace Withallo.Api.Generator.Models;

/// <summary>One endpoint.</summary>
/// <param name="Name">The interface's method, such as <c>SearchAsync</c>.</param>
/// <param name="CallName">The method that builds the call, such as <c>Search</c>.</param>
/// <param name="FieldName">What its static fields start with, such as <c>_search</c>.</param>
/// <param name="Cref">The method as an XML comment refers to it.</param>
/// <param name="Verb">The member of <c>HttpMethod</c>.</param>
/// <param name="Route">The path with its placeholders.</param>
/// <param name="RouteParts">The path, cut at its placeholders.</param>
/// <param name="Scope">The scope a key needs, if one is named.</param>
/// <param name="Repeatable">Whether the request may simply be sent again.</param>
/// <param name="Idempotent">Whether it takes an idempotency key.</param>
/// <param name="Answer">How the answer is read; null: there is none.</param>
/// <param name="Parameters">All parameters, the cancellation token last.</param>
internal sealed record MethodModel(
    string Name,
    string CallName,
    string FieldName,
    string Cref,
    string Verb,
    string Route,
    EquatableArray<RoutePart> RouteParts,
    string? Scope,
    bool Repeatable,
    bool Idempotent,
    AnswerModel? Answer,
    EquatableArray<ParameterModel> Parameters)
{
    /// <summary>The parameter that a role names, if there is one.</summary>
    public ParameterModel? In(ParameterRole role) => Parameters.FirstOrDefault(parameter => parameter.Role == role);
}
