using System.Text;

namespace Withallo.Api.V2;

/// <summary>Which numbers to remove from a queue: one of the combinations Allo takes, and no other can be made.</summary>
public sealed record QueueFilter
{
    private QueueFilter(string? number, int? position, bool? notCalled)
    {
        Number = number;
        Position = position;
        NotCalled = notCalled;
    }

    /// <summary>Every number that was not called yet. Allo's name for them is <c>unassigned</c>.</summary>
    public static QueueFilter Unassigned { get; } = new(null, null, true);

    /// <summary>The number, if the filter names one.</summary>
    public string? Number { get; }

    /// <summary>The place in the queue, if the filter names one.</summary>
    public int? Position { get; }

    /// <summary><see langword="true"/> for <see cref="Unassigned"/>, null otherwise.</summary>
    internal bool? NotCalled { get; }

    /// <summary>A number, at every position in the queue.</summary>
    /// <param name="number">The number, in any format.</param>
    /// <exception cref="ArgumentException">The number is empty.</exception>
    public static QueueFilter ByNumber(string number)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        return new(number, null, null);
    }

    /// <summary>What stands at a place in the queue, whatever it is by then.</summary>
    /// <param name="position">The place, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The place is below 0.</exception>
    public static QueueFilter ByPosition(int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        return new(null, position, null);
    }

    /// <summary>A number, if it stands at a place in the queue: safer than the place alone.</summary>
    /// <param name="number">The number, in any format.</param>
    /// <param name="position">The place, from 0.</param>
    /// <exception cref="ArgumentException">The number is empty, or the place is below 0.</exception>
    public static QueueFilter ByNumberAt(string number, int position)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        return new(number, position, null);
    }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append((NotCalled, Number, Position) switch
        {
            (true, _, _) => "unassigned",
            (_, null, _) => "by position",
            (_, _, null) => "by number",
            _ => "by number and position",
        });
        return true;
    }
}
