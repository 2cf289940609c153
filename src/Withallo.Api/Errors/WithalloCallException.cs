namespace Withallo.Api;

/// <summary>
/// A call failed: the base of everything that a method of the client throws for its request. Its subclasses are what callers handle
/// differently. The caller's own cancellation is none of them: it stays an <see cref="OperationCanceledException"/>.
/// </summary>
public abstract class WithalloCallException : WithalloException
{
    private protected WithalloCallException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The operation, such as <c>POST /v1/api/sms</c>: never a URL.</summary>
    public string? Operation { get; init; }

    /// <summary>How many attempts were made, the first included; 0 when nothing was sent.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Allo's name for the request, to quote to its support; null where it gave none.</summary>
    public string? RequestId { get; init; }
}
