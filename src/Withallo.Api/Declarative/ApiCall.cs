namespace Withallo.Api.Declarative;

/// <summary>One call of an endpoint, ready to be sent as often as it takes.</summary>
/// <typeparam name="T">The answer.</typeparam>
/// <param name="Operation">The endpoint.</param>
/// <param name="PathAndQuery">What follows the base URL, encoded; null: the operation's route as it stands.</param>
/// <param name="Answer">How the answer is read.</param>
/// <param name="Body">The JSON body, if any.</param>
/// <param name="Headers">Headers of this call alone; a null value leaves one out.</param>
internal readonly record struct ApiCall<T>(
    Operation Operation,
    string? PathAndQuery,
    Answer<T> Answer,
    byte[]? Body = null,
    KeyValuePair<string, string?>[]? Headers = null);
