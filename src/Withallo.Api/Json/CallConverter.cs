using Withallo.Json.Shapes;

namespace Withallo.Api.Json;

/// <inheritdoc/>
internal sealed class CallConverter : ShapeConverter<Call>
{
    protected override ObjectShape<Call> Shape => Call.Shape;
}
