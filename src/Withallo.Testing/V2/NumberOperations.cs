using System.Text.Json;
using Withallo.Api;
using Withallo.Api.V2;

namespace Withallo.Testing.V2;

/// <summary>The numbers and sender IDs, and the template that summaries of a number's calls begin with (docs/allo-api/v2.md#numbers).</summary>
internal sealed class NumberOperations(SandboxState state)
{
    public IReadOnlyList<Route> Routes =>
    [
        new("GET", "/numbers", "PHONE_NUMBERS_READ", List, "The account's numbers and sender IDs"),
        new("PUT", "/numbers/{number}/default_summary_template", "SUMMARY_TEMPLATES_WRITE", SetDefaultTemplate, "Set a number's summary template"),
    ];

    private Reply List(SandboxRequest request, IReadOnlyList<string> values) => WireJson.Data(state, (json, state) =>
    {
        json.WriteStartArray();
        foreach (var number in state.PhoneNumbers)
        {
            WriteNumber(json, number);
        }

        foreach (var senderId in state.SenderIds)
        {
            WriteSenderId(json, senderId);
        }

        json.WriteEndArray();
    });

    // What is left out is cleared.
    private Reply SetDefaultTemplate(SandboxRequest request, IReadOnlyList<string> values)
    {
        var template = JsonBody.Of(request).Text("summary_template_id");
        var number = values[0];
        if (!state.Owns(number))
        {
            throw V2Errors.For("PHONE_NUMBER_NOT_FOUND", "number");
        }

        if (template is not null && state.SummaryTemplates.All(known => known.Id != template))
        {
            throw V2Errors.For("SUMMARY_TEMPLATE_NOT_FOUND", "summary_template_id");
        }

        var setting = new DefaultSummaryTemplate { Number = number, DefaultSummaryTemplateId = template };
        state.DefaultSummaryTemplates.RemoveAll(old => old.Number == number);
        if (template is not null)
        {
            state.DefaultSummaryTemplates.Add(setting);
        }

        return WireJson.Data(setting, static (json, setting) =>
        {
            json.WriteStartObject();
            json.WriteString("number", setting.Number);
            json.WriteString("default_summary_template_id", setting.DefaultSummaryTemplateId);
            json.WriteEndObject();
        });
    }

    private void WriteNumber(Utf8JsonWriter json, PhoneNumber number)
    {
        json.WriteStartObject();
        json.WriteString("number", number.Number);
        json.WriteString("name", number.Name);
        json.WriteString("country", number.Country);
        json.WriteString("type", "NUMBER");
        WireJson.WriteStrings(json, "capabilities", number.Country == "US" ? ["VOICE", "SMS", "MMS"] : ["VOICE", "SMS"]);
        json.WritePropertyName("users");
        WireJson.WriteArray(json, UsersOf(number), V2Json.WriteUser);
        WireJson.WriteMore(json, number.AdditionalProperties);
        json.WriteEndObject();
    }

    private static void WriteSenderId(Utf8JsonWriter json, string senderId)
    {
        json.WriteStartObject();
        json.WriteNull("number");
        json.WriteString("name", senderId);
        json.WriteString("country", "FR");
        json.WriteString("type", "SENDER_ID");
        WireJson.WriteStrings(json, "capabilities", ["SMS"]);
        json.WriteStartArray("users");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // A shared number rings with everyone.
    private IEnumerable<UserRef> UsersOf(PhoneNumber number) => number.IsSharedNumber
        ? state.Users.Where(user => user.Status != UserStatus.Blocked).Select(ConversationItems.RefTo)
        : state.Items.UserOf(number.Number) is { } user ? [user] : [];
}
