using System.Text.Json.Serialization;
using Withallo.Api.Models;

namespace Withallo.Api.V2;

/// <summary>Numbers to put at the end of the current queue.</summary>
public sealed record AppendQueueNumbersRequest : IValidatedRequest
{
    internal const int MostNumbers = 1000;

    /// <summary>The numbers, 1 to 1,000; a queue holds 1,000 in all.</summary>
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
        if (Numbers.Count > MostNumbers)
        {
            throw new ArgumentException(
                $"Numbers holds {Numbers.Count} numbers, and a queue takes {MostNumbers} in all: send fewer.", parameterName);
        }

        foreach (var number in Numbers)
        {
            Validation.NotEmpty(number.Number, nameof(number.Number), parameterName);
        }
    }

    /// <summary>The type alone: every member is personal data.</summary>
    public override string ToString() => nameof(AppendQueueNumbersRequest);
}
