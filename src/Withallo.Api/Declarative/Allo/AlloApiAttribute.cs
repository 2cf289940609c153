namespace Withallo.Api.Declarative.Allo;

/// <summary>The interface is an endpoint of Allo's API: the generator implements it.</summary>
/// <param name="generation">The generation that decides base URL, authorization and error shape.</param>
/// <param name="json">
/// What knows every body and answer: a <c>JsonSerializerContext</c>, or a class whose static properties are the shapes of the answers.
/// </param>
[AttributeUsage(AttributeTargets.Interface)]
internal sealed class AlloApiAttribute(ApiGeneration generation, Type json) : Attribute
{
    /// <summary>The generation of the API.</summary>
    public ApiGeneration Generation { get; } = generation;

    /// <summary>The serializer context, or the class of shapes.</summary>
    public Type Json { get; } = json;
}
