using System.Text.Json;

namespace Withallo.Api.Serialization;

/// <summary>How the bodies of requests and responses are written and read.</summary>
internal interface IResponseJson
{
    /// <summary>Reads a response; <see langword="false"/> when what the operation promises is missing.</summary>
    /// <exception cref="JsonException">It is not what was promised.</exception>
    bool TryRead<T>(ReadOnlySpan<byte> utf8, out T? value);

    /// <summary>Writes a request body.</summary>
    byte[] Write<T>(T body);
}
