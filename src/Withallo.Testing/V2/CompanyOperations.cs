using System.Text.Json;
using Withallo.Api.V2;

namespace Withallo.Testing.V2;

/// <summary>The companies of the CRM (docs/allo-api/v2.md#companies).</summary>
internal sealed class CompanyOperations(SandboxState state)
{
    private const string ReadScope = "CRM_READ";
    private const string WriteScope = "CRM_WRITE";

    public IReadOnlyList<Route> Routes =>
    [
        new("POST", "/crm/companies", WriteScope, Create, "Add a company"),
        new("POST", "/crm/companies/search", ReadScope, Search, "Find companies"),
        new("GET", "/crm/companies/{id}", ReadScope, Get, "A company"),
        new("PUT", "/crm/companies/{id}", WriteScope, Update, "Change a company"),
    ];

    /// <summary>The company that <c>company_id</c> names; null when it names none: it is missing, null or empty, which unlinks.</summary>
    public static CompanyRef? Link(SandboxState state, JsonBody body)
    {
        if (body.Text("company_id") is not { Length: > 0 } id)
        {
            return null;
        }

        return state.Companies.FirstOrDefault(company => company.Id == id) is { } company
            ? new CompanyRef { Id = company.Id, Name = company.Name }
            : throw V2Errors.Invalid("company_id", "names no company", 422);
    }

    private Reply Create(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        var now = state.Clock.GetUtcNow();
        var company = new Company
        {
            Id = state.NextId("com-"),
            Name = Name(body),
            Website = body.Text("website"),
            Industry = body.Text("industry"),
            CreatedAt = now,
            UpdatedAt = now,
        };
        state.Companies.Add(company);
        return WireJson.Data(company, Write, statusCode: 201);
    }

    private Reply Get(SandboxRequest request, IReadOnlyList<string> values) =>
        WireJson.Data(state.Companies.FirstOrDefault(company => company.Id == values[0]) ?? throw NotFound(), Write);

    // Partial, although it is PUT. What null does is documented nowhere: here it clears, but not the name.
    private Reply Update(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        var name = body.Has("name") ? Name(body) : null;
        var changed = state.Companies.Replace(company => company.Id == values[0], company => company with
        {
            Name = name ?? company.Name,
            Website = body.Has("website") ? body.Text("website") : company.Website,
            Industry = body.Has("industry") ? body.Text("industry") : company.Industry,
            UpdatedAt = state.Clock.GetUtcNow(),
        });
        return WireJson.Data(changed ?? throw NotFound(), Write);
    }

    private Reply Search(SandboxRequest request, IReadOnlyList<string> values)
    {
        var search = new CrmSearch(request);
        var companies = state.Companies.Where(company =>
            search.Holds("name", company.Name) && search.Holds("website", company.Website) && search.Holds("industry", company.Industry));
        var ordered = search.Order(
            companies, company => LastActivity(company) ?? company.CreatedAt, company => company.Name ?? "", company => company.CreatedAt);
        return search.Page.ToReply(ordered, Write);
    }

    private static string Name(JsonBody body) =>
        body.Text("name") is { } name && !string.IsNullOrWhiteSpace(name) ? name : throw V2Errors.Invalid("name", "is required", 422);

    private static ErrorResponseException NotFound() => V2Errors.For("COMPANY_NOT_FOUND", "id");

    private Person[] PeopleOf(Company company) => [.. state.People.Where(person => person.Company?.Id == company.Id)];

    private ConversationItem[] ItemsOf(Company company)
    {
        var numbers = PeopleOf(company).SelectMany(person => person.Numbers).ToHashSet();
        return [.. state.Items.All().Where(item => item.ContactNumber is { } number && numbers.Contains(number))];
    }

    private DateTimeOffset? LastActivity(Company company) => company.LastActivityAt ?? ItemsOf(company).FirstOrDefault()?.Date;

    private void Write(Utf8JsonWriter json, Company company)
    {
        json.WriteStartObject();
        json.WriteString("id", company.Id);
        json.WriteString("name", company.Name);
        json.WriteString("website", company.Website);
        json.WriteString("industry", company.Industry);
        json.WriteNumber("person_count", company.PersonCount ?? PeopleOf(company).Length);
        json.WriteNumber("interactions", company.Interactions ?? ItemsOf(company).Length);
        WireJson.WriteDate(json, "last_activity_at", LastActivity(company));
        WireJson.WriteDate(json, "created_at", company.CreatedAt);
        WireJson.WriteDate(json, "updated_at", company.UpdatedAt);
        WireJson.WriteMore(json, company.AdditionalProperties);
        json.WriteEndObject();
    }
}
