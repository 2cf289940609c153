using System.Text.Json.Serialization;
using Withallo.Api.Models;
using Withallo.Json;

namespace Withallo.Api;

/// <summary>
/// What to change of a contact: a member that is not set stays as it is, a list replaces the whole list.
/// Whether an explicit null clears a member or is ignored is documented nowhere; it is sent as you set it.
/// </summary>
public sealed record UpdateContactRequest
{
    /// <summary>The first name.</summary>
    [JsonConverter(typeof(OptionalConverter<string?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Name { get; init; }

    /// <summary>The last name.</summary>
    [JsonConverter(typeof(OptionalConverter<string?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> LastName { get; init; }

    /// <summary>The job title.</summary>
    [JsonConverter(typeof(OptionalConverter<string?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> JobTitle { get; init; }

    /// <summary>The website.</summary>
    [JsonConverter(typeof(OptionalConverter<string?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Website { get; init; }

    /// <summary>All email addresses: the list replaces the one Allo has.</summary>
    [JsonConverter(typeof(OptionalConverter<IReadOnlyList<string>?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<string>?> Emails { get; init; }

    /// <summary>All phone numbers: the list replaces the one Allo has. What an empty list does is documented nowhere.</summary>
    [JsonConverter(typeof(OptionalConverter<IReadOnlyList<string>?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<string>?> Numbers { get; init => field = value.IsSet ? new(PhoneNumberText.Clean(value.Value)) : value; }

    /// <summary>The type alone: every member is personal data.</summary>
    public override string ToString() => nameof(UpdateContactRequest);
}
