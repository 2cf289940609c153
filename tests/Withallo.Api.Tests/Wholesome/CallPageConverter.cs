using Withallo.Api.Json;
using Withallo.Json.Shapes;

namespace Withallo.Api.Tests.Wholesome;

/// <summary>Lets the serializer, which the tests compare all answers with, use the shape that the client reads.</summary>
internal sealed class CallPageConverter : ShapeConverter<Page<Call>>
{
    protected override ObjectShape<Page<Call>> Shape => CallShapes.Page;
}
