namespace Withallo.Api.Tests.V1;

/// <summary>What an operation returns.</summary>
public enum ResponseKind
{
    /// <summary>One object, which must be there.</summary>
    Item,

    /// <summary>A list, which may be missing and is empty then.</summary>
    List,

    /// <summary>A page, which may be null and is empty then.</summary>
    Page,

    /// <summary>Nothing: the body is not looked at.</summary>
    Nothing,
}
