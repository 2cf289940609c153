using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Refit;

namespace Withallo.Api.Serialization;

/// <summary>The bodies of one interface of this assembly: responses by their readers, requests by a serializer context.</summary>
/// <param name="requests">Gives the context, once a request has a body; null: none has.</param>
/// <param name="readers">One for each type that the interface returns.</param>
internal sealed class AlloJson(Func<JsonSerializerContext>? requests, params ResponseReader[] readers) : IResponseJson
{
    public IReadOnlyList<ResponseReader> Readers => readers;

    public RefitSettings Settings => field ??= AlloRefit.Create(this);

    public bool TryRead<T>(ReadOnlySpan<byte> utf8, out T? value)
    {
        var reader = Array.Find(readers, static reader => reader.Type == typeof(T)) ?? throw new NotSupportedException($"Nothing reads {typeof(T)}.");
        value = (T?)reader.ReadObject(utf8);
        return value is not null;
    }

    public byte[] Write<T>(T body) => JsonSerializer.SerializeToUtf8Bytes(
        body,
        requests?.Invoke().GetTypeInfo(typeof(T)) as JsonTypeInfo<T> ?? throw new NotSupportedException($"Nothing writes {typeof(T)}."));
}
