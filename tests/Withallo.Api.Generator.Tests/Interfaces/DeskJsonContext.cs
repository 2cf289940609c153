using System.Text.Json.Serialization;
using Withallo.Api.Declarative;

namespace Withallo.Api.Generator.Tests.Interfaces;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DataEnvelope<VisitorPage<Visitor>>))]
[JsonSerializable(typeof(DataEnvelope<IReadOnlyList<Visitor>>))]
[JsonSerializable(typeof(DataEnvelope<string[]>))]
[JsonSerializable(typeof(DataEnvelope<Visitor>), TypeInfoPropertyName = "OneVisitor")]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(VisitorRequest))]
[JsonSerializable(typeof(Shadowed.Operation))]
[JsonSerializable(typeof(DataEnvelope<Shadowed.Operation>))]
internal sealed partial class DeskJsonContext : JsonSerializerContext;
