namespace Withallo.Api.Tests.V1;

/// <summary>What an operation answers.</summary>
public enum AnswerKind
{
    /// <summary>One object, which must be there.</summary>
    Item,

    /// <summary>A list or a page, which may be missing and is empty then.</summary>
    List,

    /// <summary>Nothing: the body is not looked at.</summary>
    Nothing,
}
