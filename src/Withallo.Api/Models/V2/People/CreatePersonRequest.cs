using System.Text.Json.Serialization;
using Withallo.Api.Models;

namespace Withallo.Api.V2;

/// <summary>A person to make.</summary>
public sealed record CreatePersonRequest : IValidatedRequest
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

    /// <summary>The address, in one piece.</summary>
    public string? Address { get; init; }

    /// <summary>The email addresses.</summary>
    public IReadOnlyList<string>? Emails { get; init; }

    /// <summary>The company, <c>com-…</c>.</summary>
    public string? CompanyId { get; init; }

    /// <summary>
    /// Whether a number may belong to another person already. If not, such a number is a <see cref="WithalloConflictException"/>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AllowDuplicateNumber { get; init; }

    void IValidatedRequest.Validate(string parameterName) => Validation.SomeOf(Numbers, nameof(Numbers), parameterName);

    /// <summary>The type alone: every member is personal data.</summary>
    public override string ToString() => nameof(CreatePersonRequest);
}
