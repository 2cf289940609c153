using System.Text.Json.Serialization;
using Withallo.Api.Models;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// What to change of a person: a member that is not set stays as it is, a list replaces the whole list. What an
/// explicit null does is documented nowhere; it is sent as you set it.
/// </summary>
public sealed record UpdatePersonRequest
{
    /// <summary>What <see cref="CompanyId"/> is set to for the person to leave the company. Null is not known to do it.</summary>
    public const string NoCompany = "";

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

    /// <summary>The address, in one piece.</summary>
    [JsonConverter(typeof(OptionalConverter<string?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Address { get; init; }

    /// <summary>All phone numbers, E.164: the list replaces the one Allo has.</summary>
    [JsonConverter(typeof(OptionalConverter<IReadOnlyList<string>?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<string>?> Numbers { get; init => field = value.IsSet ? new(PhoneNumberText.Clean(value.Value)) : value; }

    /// <summary>All email addresses: the list replaces the one Allo has.</summary>
    [JsonConverter(typeof(OptionalConverter<IReadOnlyList<string>?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<string>?> Emails { get; init; }

    /// <summary>The company, <c>com-…</c>, or <see cref="NoCompany"/>.</summary>
    [JsonConverter(typeof(OptionalConverter<string?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> CompanyId { get; init; }

    /// <summary>The type alone: every member is personal data.</summary>
    public override string ToString() => nameof(UpdatePersonRequest);
}
