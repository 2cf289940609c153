using System.Text.Json.Serialization;

namespace Withallo.Api.Serialization;

/// <summary>The <c>{"data": …}</c> around every answer of both generations, unwrapped here and nowhere else.</summary>
/// <typeparam name="T">What stands under <c>data</c>.</typeparam>
internal sealed class DataEnvelope<T>
{
    [JsonPropertyName("data")]
    public T? Data { get; set; }
}
