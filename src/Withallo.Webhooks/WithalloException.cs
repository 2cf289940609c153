namespace Withallo;

/// <summary>
/// The root of everything this SDK throws on its own account: catch it to catch them all.
/// A cancellation that you asked for is not among them: it stays an <see cref="OperationCanceledException"/>.
/// </summary>
public class WithalloException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong, without secrets, phone numbers or message texts.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public WithalloException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
