using Withallo.Api.Json;
using Withallo.Json.Shapes;

namespace Withallo.Api.Tests.Wholesome;

/// <summary>Lets the serializer, which the tests compare all answers with, use the shape that the client reads.</summary>
internal sealed class CallPageConverter : ShapeConverter<ResultPage<Call>>
{
    protected override ObjectShape<ResultPage<Call>> Shape => CallShapes.Page;
}
