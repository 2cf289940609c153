using System.Globalization;
using System.Text.Json;
using Withallo.Api.V2;

namespace Withallo.Testing.V2;

/// <summary>
/// The accounts that a partner makes for others (docs/allo-api/v2.md#partner-accounts). Nobody is charged here, and the made-up numbers and keys open nothing.
/// </summary>
internal sealed class PartnerAccountOperations(SandboxState state)
{
    private const string Scope = "PARTNER";

    // Where numbers can be had, how they begin, and how long they are.
    private static readonly Dictionary<string, (string CallingCode, string Prefix, int Length)> Countries = new()
    {
        ["US"] = ("+1", "+121255501", 12),
        ["FR"] = ("+33", "+3363998", 12),
    };

    private int _lastNumber;

    public IReadOnlyList<Route> Routes =>
    [
        new("POST", "/partner/accounts", Scope, Create, "Make an account for a client"),
        new("GET", "/partner/accounts/{id}", Scope, Get, "An account made with this key"),
        new("DELETE", "/partner/accounts/{id}", Scope, Delete, "Give an account's seat back"),
    ];

    private Reply Create(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        var (email, name, mobile) = (Required(body, "email"), Required(body, "name"), Required(body, "personal_mobile"));
        if (!E164.IsValid(mobile))
        {
            throw V2Errors.For("INVALID_PHONE_FORMAT", "personal_mobile");
        }

        var preference = body.Object("number_preference") ?? throw V2Errors.Invalid("number_preference", "is required");
        var country = Required(preference, "country");
        if (state.PartnerAccounts.Any(made =>
            string.Equals(made.Email, email, StringComparison.OrdinalIgnoreCase) || made.PersonalMobile == mobile))
        {
            throw V2Errors.For("PARTNER_ACCOUNT_ALREADY_EXISTS");
        }

        // The number is secured before there is an account.
        var number = Provision(country, preference.Text("prefix"));
        var account = new PartnerAccount
        {
            Id = state.NextId("usr_"),
            ApiKey = "sandbox" + Guid.NewGuid().ToString("N"),
            PhoneNumbers = [number],
            Status = "ACTIVE",
            Activated = false,
            PartnerClientRef = body.Text("partner_client_ref"),
        };
        state.PartnerAccounts.Add(new SandboxPartnerAccount(account, email, name, mobile));
        return WireJson.Data(account, static (json, account) => Write(json, account, account.ApiKey), statusCode: 201);
    }

    private Reply Get(SandboxRequest request, IReadOnlyList<string> values) => WireJson.Data(
        state.PartnerAccounts.FirstOrDefault(made => made.Account.Id == values[0])?.Account ?? throw NotFound(),
        static (json, account) => Write(json, account, apiKey: null));

    private Reply Delete(SandboxRequest request, IReadOnlyList<string> values) =>
        state.PartnerAccounts.RemoveAll(made => made.Account.Id == values[0]) > 0 ? new Reply(204) : throw NotFound();

    private static string Required(JsonBody body, string name) =>
        body.Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw V2Errors.Invalid(name, "is required");

    private static ErrorResponseException NotFound() => V2Errors.For("PARTNER_ACCOUNT_NOT_FOUND", "id");

    private static void Write(Utf8JsonWriter json, PartnerAccount account, string? apiKey)
    {
        json.WriteStartObject();
        json.WriteString("id", account.Id);
        json.WriteString("api_key", apiKey);
        WireJson.WriteStrings(json, "phone_numbers", account.PhoneNumbers);
        json.WriteString("status", account.Status);
        V2Json.WriteFlag(json, "activated", account.Activated);
        json.WriteString("partner_client_ref", account.PartnerClientRef);
        WireJson.WriteMore(json, account.AdditionalProperties);
        json.WriteEndObject();
    }

    private string Provision(string country, string? prefix)
    {
        if (!Countries.TryGetValue(country, out var known)
            || (prefix is not null && (!prefix.StartsWith(known.CallingCode, StringComparison.Ordinal) || prefix.Length >= known.Length)))
        {
            throw V2Errors.For("NO_NUMBER_AVAILABLE", "number_preference");
        }

        var start = prefix ?? known.Prefix;
        _lastNumber++;
        return start + _lastNumber.ToString(CultureInfo.InvariantCulture).PadLeft(known.Length - start.Length, '0');
    }
}
