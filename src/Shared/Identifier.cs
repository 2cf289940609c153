namespace Withallo;

/// <summary>Tells identifiers, such as a code, a field or a request id, from what a caller may have sent: no phone number and no text looks like one.</summary>
internal static class Identifier
{
    /// <summary>The text, if it is an identifier; else null.</summary>
    public static string? Of(string? text) =>
        text is { Length: > 0 and <= 64 } && char.IsAsciiLetter(text[0])
        && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or '[' or ']')
            ? text
            : null;
}
