using System.Text.Json;
using Withallo.Api.V2;

namespace Withallo.Testing.V2;

/// <summary>The templates that summaries are written by (docs/allo-api/v2.md#summary-templates).</summary>
internal sealed class SummaryTemplateOperations(SandboxState state)
{
    private const string ReadScope = "SUMMARY_TEMPLATES_READ";
    private const string WriteScope = "SUMMARY_TEMPLATES_WRITE";
    private const int MostInContext = 4000;
    private const int MostSections = 10;

    public IReadOnlyList<Route> Routes =>
    [
        new("GET", "/summary_templates", ReadScope, List, "The account's summary templates"),
        new("POST", "/summary_templates", WriteScope, Create, "Add a summary template"),
        new("GET", "/summary_templates/{id}", ReadScope, Get, "A summary template"),
        new("PUT", "/summary_templates/{id}", WriteScope, Update, "Replace a summary template"),
        new("DELETE", "/summary_templates/{id}", WriteScope, Delete, "Take a summary template out of use"),
    ];

    private Reply List(SandboxRequest request, IReadOnlyList<string> values) => WireJson.List(state.SummaryTemplates, Write);

    private Reply Create(SandboxRequest request, IReadOnlyList<string> values)
    {
        var now = state.Clock.GetUtcNow();
        var template = Read(request) with { Id = state.NextId("tst-"), CreatedAt = now, UpdatedAt = now };
        state.SummaryTemplates.Add(template);
        return WireJson.Data(template, Write, statusCode: 201);
    }

    private Reply Get(SandboxRequest request, IReadOnlyList<string> values) =>
        WireJson.Data(state.SummaryTemplates.FirstOrDefault(template => template.Id == values[0]) ?? throw NotFound(), Write);

    // As a whole: what is left out is cleared.
    private Reply Update(SandboxRequest request, IReadOnlyList<string> values)
    {
        var template = Read(request);
        var changed = state.SummaryTemplates.Replace(
            old => old.Id == values[0],
            old => template with { Id = old.Id, CreatedAt = old.CreatedAt, UpdatedAt = state.Clock.GetUtcNow() });
        return WireJson.Data(changed ?? throw NotFound(), Write);
    }

    private Reply Delete(SandboxRequest request, IReadOnlyList<string> values)
    {
        if (state.SummaryTemplates.RemoveAll(template => template.Id == values[0]) == 0)
        {
            throw NotFound();
        }

        state.DefaultSummaryTemplates.RemoveAll(setting => setting.DefaultSummaryTemplateId == values[0]);
        return new Reply(204);
    }

    private static SummaryTemplate Read(SandboxRequest request)
    {
        var body = JsonBody.Of(request);
        if (body.Text("name") is not { } name || string.IsNullOrWhiteSpace(name))
        {
            throw V2Errors.Invalid("name", "is required");
        }

        if (body.Text("call_context") is { Length: > MostInContext })
        {
            throw V2Errors.Invalid("call_context", "must have 4,000 characters at most");
        }

        var sections = body.Objects("sections") ?? [];
        if (sections.Count > MostSections)
        {
            throw V2Errors.Invalid("sections", "must be 10 at most");
        }

        return new SummaryTemplate
        {
            Name = name,
            CallContext = body.Text("call_context"),
            Icon = body.Text("icon"),
            Sections = [.. sections.Select(ReadSection)],
        };
    }

    // The specification requires nothing, the help page both.
    private static SummaryTemplateSection ReadSection(JsonBody section) =>
        section.Text("title") is { } title && section.Number("order") is { } order && order == (int)order
            ? new SummaryTemplateSection(title, (int)order, section.Text("instructions"))
            : throw V2Errors.Invalid("sections", "must each have a title and an order");

    private static ErrorResponseException NotFound() => V2Errors.For("SUMMARY_TEMPLATE_NOT_FOUND", "id");

    private static void Write(Utf8JsonWriter json, SummaryTemplate template)
    {
        json.WriteStartObject();
        json.WriteString("id", template.Id);
        json.WriteString("name", template.Name);
        json.WriteString("call_context", template.CallContext);
        json.WriteString("icon", template.Icon);
        json.WritePropertyName("sections");
        WireJson.WriteArray(json, template.Sections, static (json, section) =>
        {
            json.WriteStartObject();
            json.WriteString("title", section.Title);
            json.WriteString("instructions", section.Instructions);
            json.WriteNumber("order", section.Order ?? 0);
            json.WriteEndObject();
        });
        WireJson.WriteDate(json, "created_at", template.CreatedAt);
        WireJson.WriteDate(json, "updated_at", template.UpdatedAt);
        WireJson.WriteMore(json, template.AdditionalProperties);
        json.WriteEndObject();
    }
}
