using System.Text.Json.Serialization;
using Withallo.Api.Models;

namespace Withallo.Api.V2;

/// <summary>Numbers to put at the end of the current queue.</summary>
public sealed record AppendQueueNumbersRequest : IValidatedRequest
{
    /// <summary>The numbers; Allo takes up to 1,000 a request.</summary>
    public required IReadOnlyList<NewQueueNumber> Numbers { get; init; }

    /// <summary>Whose queue; null: that of the key's owner.</summary>
    [JsonIgnore]
    public Teammate? Teammate { get; init; }

    [JsonInclude]
    internal string? UserId => Teammate?.UserId;

    [JsonInclude]
    internal string? Email => Teammate?.Email;

    void IValidatedRequest.Validate(string parameterName)
    {
        Validation.SomeOf(Numbers, nameof(Numbers), parameterName);
        foreach (var number in Numbers)
        {
            Validation.NotEmpty(number.Number, nameof(number.Number), parameterName);
        }
    }

    /// <summary>The type alone: every member is personal data.</summary>
    public override string ToString() => nameof(AppendQueueNumbersRequest);
}
