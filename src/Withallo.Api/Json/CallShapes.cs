using Withallo.Json.Shapes;

namespace Withallo.Api.Json;

/// <summary>
/// The answers of <see cref="ICallsApi"/>, read without the serializer: its start alone is a good part of the time to a program's first
/// page, and half a megabyte of a native executable (docs/performance.md, docs/aot.md).
/// </summary>
internal static class CallShapes
{
    /// <summary>A page of calls.</summary>
    public static ObjectShape<ResultPage<Call>> Page { get; } = new ObjectShape<ResultPage<Call>>(() => new(), isStrict: true)
        .Member("results", Wire.List(Call.Shape), p => p.Results, (p, value) => p.Results = value)
        .Member("metadata", PageMetadata.Shape, p => p.Metadata, (p, value) => p.Metadata = value);
}
