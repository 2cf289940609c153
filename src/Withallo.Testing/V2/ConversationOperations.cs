using System.Globalization;
using System.Text.Json;
using Withallo.Api;
using Withallo.Api.V2;

namespace Withallo.Testing.V2;

/// <summary>Calls and messages, one by one and by whom they were with (docs/allo-api/v2.md#conversations).</summary>
internal sealed class ConversationOperations(SandboxState state)
{
    private const string ReadScope = "CONVERSATIONS_READ";
    private const string WriteScope = "CONVERSATIONS_WRITE";
    private const int MostInBatch = 100;
    private const int MostInSummary = 100_000;

    public IReadOnlyList<Route> Routes =>
    [
        new("GET", "/conversations", ReadScope, List, "Whom a number was in touch with"),
        new("POST", "/conversations/items/search", ReadScope, Search, "Find calls and messages"),
        new("POST", "/conversations/items/batch", ReadScope, GetBatch, "Calls and messages by their ids"),
        new("GET", "/conversations/items/{id}", ReadScope, Get, "A call or a message"),
        new("PATCH", "/conversations/items/{id}/summary", WriteScope, UpdateSummary, "Edit a call's summary"),

        // The authentication guide says READ.
        new("PUT", "/conversations/{contact_number}/action", WriteScope, Act, "Mark a conversation as read, or put it away"),
    ];

    private Reply List(SandboxRequest request, IReadOnlyList<string> values)
    {
        var page = V2Page.Of(request);
        var alloNumber = request.QueryValue("allo_number") ?? throw V2Errors.For("MISSING_ALLO_NUMBER", "allo_number");
        var since = Since(request.QueryValue("last_activity_since"));
        var unread = Flag(request, "unread");
        var withTranscript = WantsTranscript(request.QueryValue("extend"));
        var conversations = state.Items.All()
            .Where(item => item.AlloNumber == alloNumber)
            .GroupBy(item => item.ContactNumber)
            .Where(items => since is null || items.First().Date >= since)
            .Where(items => unread is null || items.Any(state.Items.IsUnread) == unread)
            .ToArray();
        return page.ToReply(conversations, (json, items) => WriteConversation(json, items.First(), withTranscript));
    }

    private Reply Search(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        var page = V2Page.Of(body);
        var withTranscript = WantsTranscript(body.Text("extend"));
        var keywords = body.Text("search") is { } search ? new KeywordSearch(search) : null;
        var sort = OneOf(body, "sort", ["DATE_DESC", "DATE_ASC", "RELEVANCE"]);
        var found = Filter(body, state.Items.All()).ToList();
        if (keywords is not null)
        {
            found.RemoveAll(item => keywords.Rank(item) == 0);
        }

        if (sort == "DATE_ASC")
        {
            found.Reverse();
        }
        else if (sort == "RELEVANCE" && keywords is not null)
        {
            found = [.. found.OrderByDescending(keywords.Rank)];
        }

        return page.ToReply(found, (json, item) => V2Json.WriteItem(json, item, withTranscript));
    }

    private Reply Get(SandboxRequest request, IReadOnlyList<string> values)
    {
        var withTranscript = WantsTranscript(request.QueryValue("extend"));
        CheckId(values[0]);
        var item = state.Items.Find(values[0]) ?? throw V2Errors.For("CONVERSATION_ITEM_NOT_FOUND", "id");
        return WireJson.Data(item, (json, item) => V2Json.WriteItem(json, item, withTranscript));
    }

    // Ids that do not exist are left out, and the order is the server's own.
    private Reply GetBatch(SandboxRequest request, IReadOnlyList<string> values)
    {
        var ids = JsonBody.Of(request).Texts("ids") ?? throw V2Errors.Invalid("ids", "is required");
        if (ids.Count > MostInBatch)
        {
            throw V2Errors.For("BATCH_TOO_LARGE", "ids");
        }

        foreach (var id in ids)
        {
            CheckId(id);
        }

        return WireJson.List(
            state.Items.All().Where(item => ids.Contains(item.Id)), static (json, item) => V2Json.WriteItem(json, item, withTranscript: false));
    }

    private Reply UpdateSummary(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        if (!ConversationItems.IsCallId(values[0]))
        {
            throw V2Errors.For("INVALID_ITEM_ID", "id");
        }

        if (body.Text("content") is not { Length: <= MostInSummary } content)
        {
            throw V2Errors.Invalid("content", "must be a text of 100,000 characters at most");
        }

        var key = OneOf(body, "template_key", [.. SummaryTemplateKey.Known.Select(known => known.Value)]);
        var call = state.Items.FindCall(values[0]) ?? throw V2Errors.For("CALL_NOT_FOUND", "id");
        var summary = FindSummary(call, key) with { Content = content, UpdatedAt = state.Clock.GetUtcNow() };
        summary = summary with { Version = summary.Version + 1 };
        state.SetSummary(summary);
        return WireJson.Data(summary, (json, summary) => V2Json.WriteSummary(json, summary, state.Owner));
    }

    private Reply Act(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        var (contactNumber, alloNumber) = (values[0], body.Text("allo_number"));
        if (alloNumber is not null && !state.Owns(alloNumber))
        {
            throw V2Errors.For("PHONE_NUMBER_NOT_FOUND", "allo_number");
        }

        var items = state.Items.All()
            .Where(item => item.ContactNumber == contactNumber && (alloNumber is null || item.AlloNumber == alloNumber))
            .ToArray();
        if (items.Length == 0)
        {
            throw V2Errors.For(E164.IsValid(contactNumber) ? "CONVERSATION_ITEM_NOT_FOUND" : "INVALID_PHONE_FORMAT", "contact_number");
        }

        switch (body.Text("action"))
        {
            case "READ":
                state.Items.MarkRead(items);
                break;
            case "UNREAD":
                state.Items.MarkUnread(items);
                break;
            case "ARCHIVE":
                state.Items.MarkRead(items);
                state.Items.Archive(items, isArchived: true);
                break;
            case "UNARCHIVE":
                state.Items.Archive(items, isArchived: false);
                break;
            default:
                throw V2Errors.For("INVALID_ACTION", "action");
        }

        // 200 with nothing in it.
        return new Reply(200);
    }

    private static void CheckId(string id)
    {
        if (!ConversationItems.IsCallId(id) && !ConversationItems.IsMessageId(id))
        {
            throw V2Errors.For("INVALID_ITEM_ID", "id", $"'{id}' is the id of neither a call nor a message.");
        }
    }

    private static bool WantsTranscript(string? extend)
    {
        var values = (extend ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return values.All(value => value == "transcript") ? values.Length > 0 : throw V2Errors.For("UNSUPPORTED_EXTEND_VALUE", "extend");
    }

    private static bool? Flag(SandboxRequest request, string name) => request.QueryValue(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw V2Errors.For("MISSING_PARAMETER", name, $"'{name}' is true or false."),
    };

    private static DateTimeOffset? Since(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
            ? since
            : throw V2Errors.For("MISSING_PARAMETER", "last_activity_since", "'last_activity_since' is a moment such as 2026-04-20T10:00:00Z.");
    }

    private static string? OneOf(JsonBody body, string name, ReadOnlySpan<string> known) =>
        body.Text(name) is not { } value ? null
        : known.Contains(value) ? value
        : throw V2Errors.Invalid(name, $"must be one of {string.Join(", ", known)}");

    private static void WriteConversation(Utf8JsonWriter json, ConversationItem last, bool withTranscript)
    {
        json.WriteStartObject();
        json.WriteString("contact_number", last.ContactNumber);
        V2Json.WriteContacts(json, last.Contacts);
        WireJson.WriteInstant(json, "last_activity", last.Date);
        json.WritePropertyName("last_item");
        V2Json.WriteLastItem(json, last, withTranscript);
        json.WriteEndObject();
    }

    private IEnumerable<ConversationItem> Filter(JsonBody body, IReadOnlyList<ConversationItem> items)
    {
        var (alloNumber, contactNumber, userId) = (body.Text("allo_number"), body.Text("contact_number"), body.Text("user_id"));
        var direction = OneOf(body, "direction", ["INBOUND", "OUTBOUND"]);
        var type = OneOf(body, "type", ["CALL", "SMS", "ALL"]);
        var result = OneOf(body, "result", ["ANSWERED", "VOICEMAIL", "TRANSFERRED"]);
        var tags = body.Texts("tags") ?? [];
        var (unread, unresponded) = (body.Flag("unread"), body.Flag("unresponded"));
        var date = DateRange.Of(body, "date");

        // Whether one tag is enough is documented nowhere: here all are wanted.
        return items.Where(item =>
            (alloNumber is null || item.AlloNumber == alloNumber)
            && (contactNumber is null || item.ContactNumber == contactNumber)
            && (userId is null || item.User?.Id == userId)
            && (direction is null || item.Direction.Value == direction)
            && (type is null or "ALL" || item.Type.Value == type)
            && (result is null || item.Result.Value == result)
            && tags.All(item.Tags.Contains)
            && (unread is null || state.Items.IsUnread(item) == unread)
            && (unresponded is null || ConversationItems.IsUnresponded(item, items) == unresponded)
            && (date is null || date.Contains(item.Date)));
    }

    private SandboxCallSummary FindSummary(Call call, string? key)
    {
        var summaries = state.CallSummaries.Where(summary => summary.CallId == call.Id).ToList();
        if (summaries.Count == 0 && call.Summary is not null)
        {
            summaries.Add(new SandboxCallSummary { CallId = call.Id, Content = call.Summary });
        }

        if (key is null && summaries.Count > 1)
        {
            throw V2Errors.For("SUMMARY_TEMPLATE_KEY_REQUIRED", "template_key");
        }

        return summaries.Find(summary => key is null || summary.TemplateKey.Value == key)
            ?? throw V2Errors.For("SUMMARY_TEMPLATE_NOT_FOUND", "template_key", "The call has no finished summary of this template.");
    }
}
