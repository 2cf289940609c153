namespace Withallo.Webhooks;

/// <summary>Why the body of a webhook could not be read.</summary>
public enum InvalidWebhookPayloadReason
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>It is UTF-16 or UTF-32. A UTF-8 byte order mark is no reason: it is passed over.</summary>
    Utf16,

    /// <summary>It is not JSON, is cut short, or something follows the JSON.</summary>
    NotJson,

    /// <summary>It is nested deeper than 64 levels.</summary>
    TooDeep,

    /// <summary>It is JSON, but not an object.</summary>
    NotAnObject,

    /// <summary>It has no topic.</summary>
    MissingTopic,

    /// <summary>Its topic is not a string, is blank, is longer than 256 characters or holds control characters.</summary>
    InvalidTopic,

    /// <summary>Its topic is known to carry data, and there is none.</summary>
    MissingData,

    /// <summary>Its topic is known to carry an object, and the data is something else.</summary>
    DataNotAnObject,

    /// <summary>It has two topics or two data members. (Inside the data the last of two equal members counts.)</summary>
    RepeatedMember,
}
