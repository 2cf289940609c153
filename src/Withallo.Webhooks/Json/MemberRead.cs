namespace Withallo.Json;

/// <summary>What became of a value.</summary>
internal enum MemberRead
{
    /// <summary>It was read.</summary>
    Value,

    /// <summary>It says nothing, as null does.</summary>
    Nothing,

    /// <summary>It is of another kind than expected; the reader has not moved.</summary>
    Unreadable,
}
