namespace Withallo.Api.Declarative.Allo;

/// <summary>The interface is an endpoint of Allo's API: the generator implements it.</summary>
/// <param name="generation">The generation that decides base URL, authorization and error shape.</param>
/// <param name="jsonContext">The <c>JsonSerializerContext</c> that knows every body and answer.</param>
[AttributeUsage(AttributeTargets.Interface)]
internal sealed class AlloApiAttribute(ApiGeneration generation, Type jsonContext) : Attribute
{
    /// <summary>The generation of the API.</summary>
    public ApiGeneration Generation { get; } = generation;

    /// <summary>The serializer context.</summary>
    public Type JsonContext { get; } = jsonContext;
}
