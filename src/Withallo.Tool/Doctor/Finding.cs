namespace Withallo.Tool;

/// <summary>What a check found.</summary>
/// <param name="Check">What was checked.</param>
/// <param name="State">How it stands.</param>
/// <param name="Detail">What was found, and what to do about it.</param>
internal sealed record Finding(string Check, FindingState State, string Detail)
{
    public static Finding Good(string check, string detail) => new(check, FindingState.Good, detail);

    public static Finding Warning(string check, string detail) => new(check, FindingState.Warning, detail);

    public static Finding Bad(string check, string detail) => new(check, FindingState.Bad, detail);
}
