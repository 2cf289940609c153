using System.Text.Json;
using Withallo.Api.V2;

namespace Withallo.Testing.V2;

/// <summary>The people of the CRM (docs/allo-api/v2.md#people). Not the contacts: nothing is documented to connect the two.</summary>
internal sealed class PersonOperations(SandboxState state)
{
    private const string ReadScope = "CRM_READ";
    private const string WriteScope = "CRM_WRITE";

    public IReadOnlyList<Route> Routes =>
    [
        new("POST", "/crm/people", WriteScope, Create, "Add a person"),
        new("POST", "/crm/people/search", ReadScope, Search, "Find people"),
        new("GET", "/crm/people/{id}", ReadScope, Get, "A person"),
        new("PUT", "/crm/people/{id}", WriteScope, Update, "Change a person"),
        new("POST", "/crm/people/{id}/notes", "NOTES_WRITE", AddNote, "Put a note on a person"),
    ];

    // 200, where the other creations respond 201.
    private Reply Create(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        if (body.Texts("numbers") is not { Count: > 0 } numbers)
        {
            throw V2Errors.Invalid("numbers", "must hold at least one number", 422);
        }

        CheckNumbers(numbers);
        if (body.Flag("allow_duplicate_number") is not true && state.People.FirstOrDefault(person => person.Numbers.Any(numbers.Contains)) is { } owner)
        {
            // Whose it is stands in the message alone (docs/allo-api/errors.md#the-owner-of-a-number).
            var taken = owner.Numbers.First(numbers.Contains);
            throw V2Errors.For("NUMBER_ALREADY_ASSIGNED", "numbers", $"The number '{taken}' belongs to {owner.Id} already.");
        }

        var now = state.Clock.GetUtcNow();
        var person = new Person
        {
            Id = state.NextId("per-"),
            Name = body.Text("name"),
            LastName = body.Text("last_name"),
            JobTitle = body.Text("job_title"),
            Website = body.Text("website"),
            Address = body.Text("address"),
            Numbers = numbers,
            Emails = body.Texts("emails") ?? [],
            Company = CompanyOperations.Link(state, body),
            CreatedAt = now,
            UpdatedAt = now,
        };
        state.People.Add(person);
        return WireJson.Data(person, Write);
    }

    private Reply Get(SandboxRequest request, IReadOnlyList<string> values) =>
        WireJson.Data(state.People.FirstOrDefault(person => person.Id == values[0]) ?? throw NotFound(), Write);

    // Partial, although it is PUT. What null does is documented nowhere: here it clears.
    private Reply Update(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        CheckNumbers(body.Texts("numbers") ?? []);
        var company = CompanyOperations.Link(state, body);
        var changed = state.UpdatePerson(values[0], person => person with
        {
            Name = body.Has("name") ? body.Text("name") : person.Name,
            LastName = body.Has("last_name") ? body.Text("last_name") : person.LastName,
            JobTitle = body.Has("job_title") ? body.Text("job_title") : person.JobTitle,
            Website = body.Has("website") ? body.Text("website") : person.Website,
            Address = body.Has("address") ? body.Text("address") : person.Address,
            Numbers = body.Has("numbers") ? body.Texts("numbers") ?? [] : person.Numbers,
            Emails = body.Has("emails") ? body.Texts("emails") ?? [] : person.Emails,
            Company = body.Has("company_id") ? company : person.Company,
            UpdatedAt = state.Clock.GetUtcNow(),
        });
        return WireJson.Data(changed ?? throw NotFound(), Write);
    }

    private Reply Search(SandboxRequest request, IReadOnlyList<string> values)
    {
        var search = new CrmSearch(request);
        var people = state.People.Where(person =>
            search.Holds("name", person.Name)
            && search.Holds("last_name", person.LastName)
            && search.Holds("job_title", person.JobTitle)
            && search.Holds("website", person.Website)
            && search.Holds("company", person.Company?.Name)
            && search.Is("phone_number", person.Numbers)
            && search.Holds("email", person.Emails)
            && search.Is("deal_status", state.Deals.Where(deal => deal.Company?.Id == person.Company?.Id).Select(deal => deal.Status))
            && search.Mentions([person.Name, person.LastName, person.Company?.Name, .. person.Emails, .. person.Numbers]));
        var ordered = search.Order(
            people, person => LastActivity(person) ?? person.CreatedAt, person => $"{person.Name} {person.LastName}", person => person.CreatedAt);
        return search.Page.ToReply(ordered, Write);
    }

    // Observed only (docs/allo-api/v2.md#operations-seen-in-production): status and errors are as for other things that are made.
    private Reply AddNote(SandboxRequest request, IReadOnlyList<string> values)
    {
        if (JsonBody.Of(request).Text("content") is not { } content || string.IsNullOrWhiteSpace(content))
        {
            throw V2Errors.Invalid("content", "is required", 422);
        }

        var person = state.People.FirstOrDefault(person => person.Id == values[0]) ?? throw NotFound();
        var note = new SandboxNote(state.NextId("not-"), person.Id, content);
        state.Notes.Add(note);
        return WireJson.Data(note, static (json, note) =>
        {
            json.WriteStartObject();
            json.WriteString("id", note.Id);
            json.WriteEndObject();
        }, statusCode: 201);
    }

    private static void CheckNumbers(IReadOnlyList<string> numbers)
    {
        if (numbers.FirstOrDefault(number => !E164.IsValid(number)) is { } wrong)
        {
            throw new ErrorResponseException(422, "INVALID_PHONE_FORMAT", $"The phone number '{wrong}' is not E.164.", "numbers");
        }
    }

    private static ErrorResponseException NotFound() => V2Errors.For("PERSON_NOT_FOUND", "id");

    private IEnumerable<ConversationItem> ItemsOf(Person person) =>
        state.Items.All().Where(item => item.ContactNumber is { } number && person.Numbers.Contains(number));

    private DateTimeOffset? LastActivity(Person person) => person.LastActivityAt ?? ItemsOf(person).FirstOrDefault()?.Date;

    private void Write(Utf8JsonWriter json, Person person)
    {
        json.WriteStartObject();
        json.WriteString("id", person.Id);
        json.WriteString("name", person.Name);
        json.WriteString("last_name", person.LastName);
        json.WriteString("job_title", person.JobTitle);
        json.WriteString("website", person.Website);
        json.WriteString("address", person.Address);
        WireJson.WriteStrings(json, "numbers", person.Numbers);
        WireJson.WriteStrings(json, "emails", person.Emails);
        V2Json.WriteObject(json, "company", person.Company, V2Json.WriteCompany);
        json.WriteNumber("interactions", person.Interactions ?? ItemsOf(person).Count());
        WireJson.WriteDate(json, "last_activity_at", LastActivity(person));
        WireJson.WriteDate(json, "created_at", person.CreatedAt);
        WireJson.WriteDate(json, "updated_at", person.UpdatedAt);
        WireJson.WriteMore(json, person.AdditionalProperties);
        json.WriteEndObject();
    }
}
