namespace Withallo.Api.V2;

/// <summary>Numbers to put at the end of a queue.</summary>
public sealed record AppendToDialingQueueRequest
{
    /// <summary>The numbers; Allo takes up to 1,000 a request.</summary>
    public required IReadOnlyList<NewQueueNumber> Numbers { get; init; }

    /// <summary>The type alone: every member is personal data.</summary>
    public override string ToString() => nameof(AppendToDialingQueueRequest);
}
