namespace Withallo.Api.Diagnostics;

/// <summary>How a call ended, beyond what its exchange says.</summary>
internal enum CallEnding
{
    /// <summary>With a value or a failure of ours.</summary>
    Completed,

    /// <summary>The caller cancelled.</summary>
    Cancelled,

    /// <summary>A handler of the user's threw something of its own.</summary>
    Threw,
}
