namespace Withallo.Api.Models;

/// <summary>What Allo certainly refuses in a request body, checked before anything is sent.</summary>
internal static class Validation
{
    /// <summary>How long a message may be.</summary>
    public const int LongestMessage = 1000;

    public static void NotEmpty(string? value, string member, string parameterName)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException($"{member} is empty: give it a value.", parameterName);
        }
    }

    public static void SomeOf<T>(IReadOnlyList<T>? values, string member, string parameterName)
    {
        if (values is null || values.Count == 0)
        {
            throw new ArgumentException($"{member} is empty: give it at least one value.", parameterName);
        }

        if (values.Any(static value => value is null || (value is string text && string.IsNullOrWhiteSpace(text))))
        {
            throw new ArgumentException($"{member} holds an empty value: leave it out.", parameterName);
        }
    }

    public static void Message(string? message, string parameterName)
    {
        NotEmpty(message, "Message", parameterName);

        // How Allo counts is documented nowhere: only what is too long by the count that finds fewest, code points, is refused here.
        if (message!.Length > LongestMessage && message.EnumerateRunes().Count() is > LongestMessage and var length)
        {
            throw new ArgumentException(
                $"Message has {length} characters, and Allo takes {LongestMessage} at most: shorten or split it.", parameterName);
        }
    }
}
