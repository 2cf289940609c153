using Withallo.Api;

namespace Withallo.Testing.V2;

/// <summary>The tags, and which calls have them (docs/allo-api/v2.md#tags). On a call a tag is its name, not its id.</summary>
internal sealed class TagOperations(SandboxState state)
{
    private const string WriteScope = "TAGS_WRITE";

    public IReadOnlyList<Route> Routes =>
    [
        new("GET", "/tags", "TAGS_READ", List, "The account's tags"),
        new("POST", "/conversations/items/{id}/tags", WriteScope, Add, "Put tags on a call"),
        new("DELETE", "/conversations/items/{id}/tags/{tag}", WriteScope, Remove, "Take a tag off a call"),
    ];

    private Reply List(SandboxRequest request, IReadOnlyList<string> values) => WireJson.List(state.Tags, static (json, tag) =>
    {
        json.WriteStartObject();
        json.WriteString("id", tag.Id);
        json.WriteString("name", tag.Name);
        json.WriteString("color", tag.Color);
        WireJson.WriteMore(json, tag.AdditionalProperties);
        json.WriteEndObject();
    });

    // 200 with nothing in it. Whether a tag must be in the list is documented nowhere: here any is taken.
    private Reply Add(SandboxRequest request, IReadOnlyList<string> values)
    {
        var tags = JsonBody.Of(request).Texts("tags") ?? [];
        if (tags.Count == 0 || tags.Any(string.IsNullOrWhiteSpace))
        {
            throw V2Errors.For("TAGS_REQUIRED", "tags");
        }

        foreach (var tag in tags)
        {
            state.AddTag(Find(values[0]), tag);
        }

        return new Reply(200);
    }

    private Reply Remove(SandboxRequest request, IReadOnlyList<string> values)
    {
        state.RemoveTag(Find(values[0]), values[1]);
        return new Reply(200);
    }

    private Call Find(string id) => !ConversationItems.IsCallId(id)
        ? throw V2Errors.For("INVALID_ITEM_ID", "id")
        : state.Items.FindCall(id) ?? throw V2Errors.For("CONVERSATION_ITEM_NOT_FOUND", "id");
}
