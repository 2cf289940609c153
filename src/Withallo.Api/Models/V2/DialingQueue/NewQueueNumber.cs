namespace Withallo.Api.V2;

/// <summary>A number to put in a queue, and whom it belongs to: Allo makes or matches the contact.</summary>
public sealed record NewQueueNumber
{
    /// <summary>The number in any format; Allo writes it as E.164.</summary>
    public required string Number { get; init; }

    /// <summary>The first name.</summary>
    public string? Name { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The company's name: matched within the team, case ignored, and made when unknown.</summary>
    public string? Company { get; init; }

    /// <summary>The website.</summary>
    public string? Website { get; init; }

    /// <summary>The job title.</summary>
    public string? JobTitle { get; init; }

    /// <summary>The email addresses.</summary>
    public IReadOnlyList<string>? Emails { get; init; }

    /// <summary>The addresses.</summary>
    public IReadOnlyList<string>? Addresses { get; init; }

    /// <summary>The type alone: every member is personal data.</summary>
    public override string ToString() => nameof(NewQueueNumber);
}
