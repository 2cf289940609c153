using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>
/// What became of numbers that were to enter a queue. Allo calls it a success even if it left some out: look at
/// <see cref="Skipped"/>.
/// </summary>
public sealed record AppendQueueNumbersResult
{
    /// <summary>The numbers that entered the queue.</summary>
    public IReadOnlyList<QueueNumber> Added { get; set => field = value ?? []; } = [];

    /// <summary>Those that did not.</summary>
    public IReadOnlyList<SkippedNumber> Skipped { get; set => field = value ?? []; } = [];

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Added = {Added.Count}, Skipped = {Skipped.Count}");
        return true;
    }
}
