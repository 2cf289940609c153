namespace Withallo.Api;

/// <summary>
/// What may be repeated after a failure of unknown outcome, declared at the endpoint: <c>[Headers(Repeat.Safe)]</c>. A GET may always be
/// repeated; any other method without a declaration never is. The client reads and removes these headers: none is sent.
/// </summary>
public static class Repeat
{
    /// <summary>How the names of the headers begin that the client reads and removes.</summary>
    internal const string HeaderPrefix = "Withallo-";

    internal const string SafeHeader = HeaderPrefix + "Repeat-Safe";

    internal const string KeyHeader = HeaderPrefix + "Repeat-With-Key";

    /// <summary>Doing it twice does what doing it once does.</summary>
    public const string Safe = SafeHeader + ": true";

    /// <summary>
    /// Allo honours an <c>Idempotency-Key</c> here, as API v2 does for POST, PUT and DELETE: every attempt of a call carries the same one,
    /// <see cref="RequestOptions.IdempotencyKey"/> or a new one.
    /// </summary>
    public const string WithKey = KeyHeader + ": true";
}
