using Withallo.Json.Shapes;

namespace Withallo.Api.Json;

/// <inheritdoc/>
internal sealed class CallPageConverter : ShapeConverter<Page<Call>>
{
    private static ObjectShape<Page<Call>>? _shape;

    protected override ObjectShape<Page<Call>> Shape => _shape ??= new ObjectShape<Page<Call>>(() => new(), isStrict: true)
        .Member("results", Wire.List(Call.Shape), p => p.Results, (p, value) => p.Results = value)
        .Member("metadata", PageMetadata.Shape, p => p.Metadata, (p, value) => p.Metadata = value);
}
