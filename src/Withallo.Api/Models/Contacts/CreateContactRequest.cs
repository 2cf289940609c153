using Withallo.Api.Models;

namespace Withallo.Api;

/// <summary>A contact to make.</summary>
public sealed record CreateContactRequest : IValidatedRequest
{
    /// <summary>The phone numbers, E.164, at least one.</summary>
    public required IReadOnlyList<string> Numbers { get; init => field = PhoneNumberText.Clean(value)!; }

    /// <summary>The first name.</summary>
    public string? Name { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The job title.</summary>
    public string? JobTitle { get; init; }

    /// <summary>The website.</summary>
    public string? Website { get; init; }

    /// <summary>The email addresses.</summary>
    public IReadOnlyList<string>? Emails { get; init; }

    /// <summary>
    /// The company's name. Allo's own SDKs send it, its reference does not list it: it may be ignored.
    /// </summary>
    public string? Company { get; init; }

    void IValidatedRequest.Validate(string parameterName) => Validation.SomeOf(Numbers, nameof(Numbers), parameterName);

    /// <summary>The type alone: every member is personal data.</summary>
    public override string ToString() => nameof(CreateContactRequest);
}
