namespace Withallo.Api.Generator.Models;

/// <summary>How a parameter becomes text.</summary>
internal enum ValueKind
{
    /// <summary>It does not: a body, a cancellation token.</summary>
    None,

    Text,
    Number,

    /// <summary>A truth value, a date or an instant: <c>UrlBuilder</c> knows how each is written.</summary>
    Scalar,

    OpenValue,
    Enum,
}
