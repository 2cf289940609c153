using System.Text.Json.Serialization;
using Withallo.Api.Declarative;

namespace Withallo.Api.Json;

/// <summary>Names the responses of <see cref="ICallsApi"/>.</summary>
[JsonSerializable(typeof(DataEnvelope<Page<Call>>))]
internal sealed partial class CallsJsonContext : JsonSerializerContext;
