namespace Withallo.Api;

/// <summary>
/// Nothing came back: no connection, or it broke. When <see cref="RequestWasSent"/> is false, Allo certainly did not act.
/// </summary>
public sealed class WithalloConnectionException : WithalloCallException
{
    /// <summary>Creates the exception; public so that a fake can throw it.</summary>
    /// <param name="message">What went wrong, without personal data.</param>
    /// <param name="innerException">What the network said.</param>
    public WithalloConnectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the request may have reached Allo.</summary>
    public bool RequestWasSent { get; init; } = true;

    /// <summary>Whether a host that can be reached refused the connection: nothing was sent, and soon something may listen again.</summary>
    public bool Refused { get; init; }
}
