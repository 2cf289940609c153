using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Withallo.Api.Json;
using Withallo.Json.Shapes;

namespace Withallo.Api.Serialization;

/// <summary>The bodies of this assembly's interfaces: the value under <c>data</c>, or a page of API v2 as a whole.</summary>
internal sealed class AlloJson : IResponseJson
{
    private static readonly ObjectShape<DataEnvelope<ResultPage<Call>>> Calls = new ObjectShape<DataEnvelope<ResultPage<Call>>>(() => new(), isStrict: true)
        .Member("data", CallShapes.Page, envelope => envelope.Data, (envelope, value) => envelope.Data = value);

    public bool TryRead<T>(ReadOnlySpan<byte> utf8, out T? value)
    {
        if (typeof(T) == typeof(ResultPage<Call>))
        {
            value = (T?)(object?)((utf8.IsEmpty ? null : Calls.Read(utf8)?.Data) ?? new ResultPage<Call>());
        }
        else if (TypeInfo<T>.Whole is { } whole)
        {
            value = utf8.IsEmpty ? default : JsonSerializer.Deserialize(utf8, whole);
        }
        else
        {
            var envelope = utf8.IsEmpty ? null : JsonSerializer.Deserialize(utf8, TypeInfo<T>.Data!);
            value = envelope is null ? default : envelope.Data;
        }

        // A success without a list or a page is an empty one.
        value ??= TypeInfo<T>.Empty is { } empty ? JsonSerializer.Deserialize<T>(empty, TypeInfo<T>.Self!) : default;
        return value is not null;
    }

    public byte[] Write<T>(T body) => JsonSerializer.SerializeToUtf8Bytes(body, TypeInfo<T>.Self!);

    private static class TypeInfo<T>
    {
        public static readonly JsonTypeInfo<T>? Self = Find<T>();

        public static readonly JsonTypeInfo<DataEnvelope<T>>? Data = Find<DataEnvelope<T>>();

        public static readonly JsonTypeInfo<T>? Whole = Data is null ? Self : null;

        public static readonly string? Empty =
            typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? "[]"
            : Whole is not null || (typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(ResultPage<>)) ? "{}"
            : null;

        private static JsonTypeInfo<TFound>? Find<TFound>()
        {
            foreach (var context in (ReadOnlySpan<JsonSerializerContext>)
                [ContactsJsonContext.Default, SmsJsonContext.Default, WebhooksJsonContext.Default, PhoneNumbersJsonContext.Default, WithalloV2JsonContext.Default])
            {
                if (context.GetTypeInfo(typeof(TFound)) is JsonTypeInfo<TFound> found)
                {
                    return found;
                }
            }

            return null;
        }
    }
}
