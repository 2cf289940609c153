using System.Text.Json.Serialization;

namespace Withallo.Blazor.Recordings;

[JsonSerializable(typeof(RecordingTicket))]
internal sealed partial class RecordingTicketJson : JsonSerializerContext;
