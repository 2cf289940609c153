using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Withallo.Api.Declarative;

/// <summary>Turns a request record into the bytes that every attempt sends.</summary>
internal static class RequestBody
{
    /// <summary>Checks and writes a body.</summary>
    public static byte[] Json<T>(T body, JsonTypeInfo<T> typeInfo, [CallerArgumentExpression(nameof(body))] string parameterName = "")
        where T : class
    {
        ArgumentNullException.ThrowIfNull(body, parameterName);
        (body as ICheckedRequest)?.Check(parameterName);
        return JsonSerializer.SerializeToUtf8Bytes(body, typeInfo);
    }

    /// <summary>Checks and writes a body that may be left out.</summary>
    public static byte[]? OptionalJson<T>(T? body, JsonTypeInfo<T> typeInfo, [CallerArgumentExpression(nameof(body))] string parameterName = "")
        where T : class => body is null ? null : Json(body, typeInfo, parameterName);
}
