namespace Withallo.Blazor;

/// <summary>What a <see cref="NumberPicker"/> offers.</summary>
[Flags]
public enum NumberKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Phone numbers.</summary>
    Numbers = 1,

    /// <summary>The names that messages to France are sent under.</summary>
    SenderIds = 2,
}
