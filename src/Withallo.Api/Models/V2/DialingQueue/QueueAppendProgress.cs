using System.Runtime.CompilerServices;
using System.Text;

namespace Withallo.Api.V2;

/// <summary>
/// How far an append of many numbers got before one of its requests failed. The exception is the one of that request, whatever its type:
/// <c>catch (WithalloCallException e) when (QueueAppendProgress.Of(e) is { } progress)</c>.
/// </summary>
public sealed record QueueAppendProgress
{
    // Not in Exception.Data, which some loggers write out: the result holds phone numbers.
    private static readonly ConditionalWeakTable<Exception, QueueAppendProgress> Known = [];

    /// <summary>What the requests before the failed one did.</summary>
    public required AppendQueueNumbersResult Result { get; init; }

    /// <summary>
    /// How many of the given numbers those requests held, added and skipped ones alike. To go on, append the numbers after these:
    /// <c>numbers.Skip(progress.Completed)</c>.
    /// </summary>
    public required int Completed { get; init; }

    /// <summary>
    /// How many of the numbers after these may be in the queue all the same, because the outcome of the failed request is unknown; 0 when
    /// Allo certainly took none. Unless it is 0, read the queue before you go on, or these may be called twice.
    /// </summary>
    public required int InDoubt { get; init; }

    /// <summary>How far the append got that ended with this exception, its cancellation included; null when it was no append of a list.</summary>
    /// <param name="exception">What the append threw.</param>
    public static QueueAppendProgress? Of(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Known.TryGetValue(exception, out var progress) ? progress : null;
    }

    internal void AttachTo(Exception exception) => Known.AddOrUpdate(exception, this);

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Completed = ").Append(Completed).Append(", InDoubt = ").Append(InDoubt);
        return true;
    }
}
