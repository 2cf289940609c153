using System.Text.Json.Serialization;

namespace FirstCall.Hand;

internal sealed class HandResponse
{
    public HandPage? Data { get; set; }
}

internal sealed class HandPage
{
    public List<HandCall>? Results { get; set; }

    public HandMetadata? Metadata { get; set; }
}

internal sealed class HandMetadata
{
    public int TotalPages { get; set; }

    public int CurrentPage { get; set; }
}

internal sealed class HandCall
{
    public string? Id { get; set; }

    public string? FromNumber { get; set; }

    public string? ToNumber { get; set; }

    public double? LengthInMinutes { get; set; }

    public string? Type { get; set; }

    public string? Result { get; set; }

    public string? Summary { get; set; }

    public string? Tag { get; set; }

    public List<string>? Tags { get; set; }

    public string? RecordingUrl { get; set; }

    public DateTime? StartDate { get; set; }

    public List<HandRow>? Transcript { get; set; }
}

internal sealed class HandRow
{
    public string? Source { get; set; }

    public string? Text { get; set; }

    public DateTime? Time { get; set; }

    public double? StartSeconds { get; set; }

    public double? EndSeconds { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HandResponse))]
internal sealed partial class HandContext : JsonSerializerContext;
