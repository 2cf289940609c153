namespace Withallo.Conformance.Tests;

/// <summary>How much a generated value holds.</summary>
internal enum SampleKind
{
    /// <summary>Every member, none of them null.</summary>
    Full,

    /// <summary>Every member, null where the schema allows it.</summary>
    Nulls,

    /// <summary>The root's members, and of those below only the required ones; one item in each list.</summary>
    Bare,
}
