namespace Withallo.Contract.Tests.Support;

/// <summary>What goes wrong instead of a response.</summary>
internal enum Fault
{
    /// <summary>The connection is closed.</summary>
    EmptyResponse,

    /// <summary>The connection is reset.</summary>
    ConnectionResetByPeer,

    /// <summary>Bytes that are no HTTP, then the connection is closed.</summary>
    RandomDataThenClose,

    /// <summary>A status of 200, then bytes that are no chunk, then the connection is closed.</summary>
    MalformedResponseChunk,
}
