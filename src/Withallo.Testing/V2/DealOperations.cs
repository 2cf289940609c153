using System.Globalization;
using System.Text.Json;
using Withallo.Api.V2;

namespace Withallo.Testing.V2;

/// <summary>
/// The deals of the CRM (docs/allo-api/v2.md#deals). A help page of Allo's says that they cannot be changed: here they can, as the
/// operations say.
/// </summary>
internal sealed class DealOperations(SandboxState state)
{
    private const string ReadScope = "CRM_READ";
    private const string WriteScope = "CRM_WRITE";

    public IReadOnlyList<Route> Routes =>
    [
        new("POST", "/crm/deals", WriteScope, Create, "Add a deal"),
        new("POST", "/crm/deals/search", ReadScope, Search, "Find deals"),
        new("GET", "/crm/deals/{id}", ReadScope, Get, "A deal"),
        new("PATCH", "/crm/deals/{id}", WriteScope, Update, "Change a deal"),
        new("DELETE", "/crm/deals/{id}", "CRM_DELETE", Delete, "Delete a deal"),
    ];

    private Reply Create(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        var now = state.Clock.GetUtcNow();
        var deal = new Deal
        {
            Id = state.NextId("dea-"),
            Name = Name(body),
            Status = body.Text("status"),
            Amount = body.Number("amount"),
            Currency = Currency(body),
            ClosedAt = ClosedAt(body),
            Company = CompanyOperations.Link(state, body),
            CreatedAt = now,
            UpdatedAt = now,
        };
        state.Deals.Add(deal);
        return WireJson.Data(deal, Write, statusCode: 201);
    }

    private Reply Get(SandboxRequest request, IReadOnlyList<string> values) =>
        WireJson.Data(state.Deals.FirstOrDefault(deal => deal.Id == values[0]) ?? throw NotFound(), Write);

    // What null does is documented nowhere: here it clears, but not the name.
    private Reply Update(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        var name = body.Has("name") ? Name(body) : null;
        var (currency, closedAt, company) = (Currency(body), ClosedAt(body), CompanyOperations.Link(state, body));
        var changed = state.Deals.Replace(deal => deal.Id == values[0], deal => deal with
        {
            Name = name ?? deal.Name,
            Status = body.Has("status") ? body.Text("status") : deal.Status,
            Amount = body.Has("amount") ? body.Number("amount") : deal.Amount,
            Currency = body.Has("currency") ? currency : deal.Currency,
            ClosedAt = body.Has("closed_at") ? closedAt : deal.ClosedAt,
            Company = body.Has("company_id") ? company : deal.Company,
            UpdatedAt = state.Clock.GetUtcNow(),
        });
        return WireJson.Data(changed ?? throw NotFound(), Write);
    }

    private Reply Delete(SandboxRequest request, IReadOnlyList<string> values) =>
        state.Deals.RemoveAll(deal => deal.Id == values[0]) > 0 ? new Reply(204) : throw NotFound();

    private Reply Search(SandboxRequest request, IReadOnlyList<string> values)
    {
        var search = new CrmSearch(request);
        var deals = state.Deals.Where(deal => search.Is("stage", deal.Status) && search.Mentions(deal.Name, deal.Company?.Name));
        return search.Page.ToReply(search.Order(deals, deal => deal.UpdatedAt, deal => deal.Name ?? "", deal => deal.CreatedAt), Write);
    }

    private static string Name(JsonBody body) =>
        body.Text("name") is { } name && !string.IsNullOrWhiteSpace(name) ? name : throw V2Errors.Invalid("name", "is required", 422);

    private static string? Currency(JsonBody body) =>
        body.Text("currency") is var currency && currency is null or { Length: 3 }
            ? currency
            : throw V2Errors.Invalid("currency", "must have three letters", 422);

    // A text without a format in the specification: a date without offset is UTC.
    private static DateTimeOffset? ClosedAt(JsonBody body)
    {
        if (body.Text("closed_at") is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : throw V2Errors.Invalid("closed_at", "must be an ISO 8601 date", 422);
    }

    private static ErrorResponseException NotFound() => V2Errors.For("DEAL_NOT_FOUND", "id");

    private static void Write(Utf8JsonWriter json, Deal deal)
    {
        json.WriteStartObject();
        json.WriteString("id", deal.Id);
        json.WriteString("name", deal.Name);
        json.WriteString("status", deal.Status);
        if (deal.Amount is { } amount)
        {
            json.WriteNumber("amount", amount);
        }
        else
        {
            json.WriteNull("amount");
        }

        json.WriteString("currency", deal.Currency);
        WireJson.WriteDate(json, "closed_at", deal.ClosedAt);
        V2Json.WriteObject(json, "company", deal.Company, V2Json.WriteCompany);
        WireJson.WriteDate(json, "created_at", deal.CreatedAt);
        WireJson.WriteDate(json, "updated_at", deal.UpdatedAt);
        WireJson.WriteMore(json, deal.AdditionalProperties);
        json.WriteEndObject();
    }
}
