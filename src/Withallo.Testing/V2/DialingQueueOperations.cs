using System.Globalization;
using Withallo.Api.V2;

namespace Withallo.Testing.V2;

/// <summary>
/// The Power Dialer's queues (docs/allo-api/v2.md#power-dialer): one is current for each user, the others are stored
/// (docs/allo-api/v2.md#operations-seen-in-production).
/// </summary>
internal sealed class DialingQueueOperations(SandboxState state)
{
    private const string Scope = "DIALING_QUEUE_READ_WRITE";
    private const string All = "/dialing-queues";
    private const string Current = All + "/current";
    private const string ById = All + "/{queue_id}";

    // A request: of a queue nothing is certain (docs/allo-api/v2.md#queue-size).
    private const int MostNumbers = 1000;
    private const int MostInName = 255;

    public IReadOnlyList<Route> Routes =>
    [
        new("GET", Current, Scope, GetCurrent, "The current dialing queue"),
        new("POST", Current, Scope, ResetCurrent, "Begin an empty dialing queue"),
        new("PATCH", Current, Scope, UpsertCurrent, "Change the current dialing queue"),
        new("DELETE", Current, Scope, DeleteCurrent, "Delete the current dialing queue"),
        new("POST", Current + "/numbers", Scope, AppendToCurrent, "Append numbers to the current dialing queue"),
        new("DELETE", Current + "/numbers", Scope, ClearCurrent, "Take numbers off the current dialing queue"),
        new("GET", All, Scope, List, "The dialing queues"),
        new("POST", All, Scope, Create, "Add a dialing queue"),
        new("GET", All + "/sessions/{session_id}", Scope, GetSession, "A dialing session"),
        new("GET", ById, Scope, Get, "A dialing queue"),
        new("PATCH", ById, Scope, Update, "Change a dialing queue"),
        new("DELETE", ById, Scope, Delete, "Delete a dialing queue"),
        new("POST", ById + "/numbers", Scope, Append, "Append numbers to a dialing queue"),
        new("DELETE", ById + "/numbers", Scope, Clear, "Take numbers off a dialing queue"),
    ];

    // The queue stands beside data; who has none gets 200 all the same.
    private Reply GetCurrent(SandboxRequest request, IReadOnlyList<string> values)
    {
        var page = V2Page.Of(request);
        var assignee = Assignee(request.QueryValue);
        if (FindCurrent(assignee) is not { } queue)
        {
            return new Reply(200, WireJson.Write(0, static (json, none) =>
            {
                json.WriteStartObject();
                json.WriteStartArray("data");
                json.WriteEndArray();
                V2Page.WritePagination(json, none, none, none, none);
                json.WriteEndObject();
            }));
        }

        return page.ToReply(queue.Numbers, DialingQueueJson.WriteNumber, json =>
        {
            json.WritePropertyName("queue");
            DialingQueueJson.WriteCurrent(json, queue, withNumbers: false);
        });
    }

    private Reply ResetCurrent(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.OfOptional(request);
        var (owner, assignee) = (Owner(), Assignee(body.Text));
        if (body.Text("name") is { Length: > MostInName })
        {
            throw V2Errors.Invalid("name", "must have 255 characters at most");
        }

        if (FindCurrent(assignee) is { } previous)
        {
            state.StoredQueues.Add(previous.Id);
        }

        return ToReply(Begin(owner, assignee, body.Text("name")));
    }

    private Reply UpsertCurrent(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        var (owner, assignee) = (Owner(), Assignee(body.Text));
        var change = Settings(body);
        return ToReply(Change(FindCurrent(assignee) ?? Begin(owner, assignee, name: null), change));
    }

    private Reply DeleteCurrent(SandboxRequest request, IReadOnlyList<string> values)
    {
        state.DialingQueues.Remove(FindCurrent(Assignee(request.QueryValue)) ?? throw NotFound());
        return new Reply(204);
    }

    private Reply AppendToCurrent(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        var (owner, assignee) = (Owner(), Assignee(body.Text));
        return Append(body, () => FindCurrent(assignee) ?? Begin(owner, assignee, name: null));
    }

    private Reply ClearCurrent(SandboxRequest request, IReadOnlyList<string> values) =>
        Clear(request, () => FindCurrent(Assignee(request.QueryValue)) ?? throw NotFound());

    private Reply List(SandboxRequest request, IReadOnlyList<string> values)
    {
        var page = V2Page.Of(request);
        var assignee = Assignee(request.QueryValue);
        return page.ToReply([.. state.DialingQueues.Where(queue => IsOf(queue, assignee))], static (json, queue) =>
            DialingQueueJson.WriteStored(json, queue, withNumbers: false));
    }

    // The current queue stays what it is.
    private Reply Create(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.OfOptional(request);
        var (owner, assignee, change) = (Owner(), Assignee(body.Text), Settings(body));
        var queue = Begin(owner, assignee, name: null);
        state.StoredQueues.Add(queue.Id);
        return ToStoredReply(Change(queue, change), statusCode: 201);
    }

    private Reply GetSession(SandboxRequest request, IReadOnlyList<string> values) => WireJson.Data(
        state.DialingSessions.FirstOrDefault(session => session.Id == values[0]) ?? throw V2Errors.For("DIALING_SESSION_NOT_FOUND", "session_id"),
        static (json, session) =>
        {
            json.WriteStartObject();
            json.WriteString("id", session.Id);
            WireJson.WriteMore(json, session.AdditionalProperties);
            json.WriteEndObject();
        });

    private Reply Get(SandboxRequest request, IReadOnlyList<string> values)
    {
        var page = V2Page.Of(request);
        var queue = Find(values);
        return page.ToReply(queue.Numbers, DialingQueueJson.WriteNumber, json =>
        {
            json.WritePropertyName("queue");
            DialingQueueJson.WriteStored(json, queue, withNumbers: false);
        });
    }

    private Reply Update(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        string[] settings = ["name", "description", "voicemail_handling", "do_not_disturb"];
        return settings.Any(body.Has)
            ? ToStoredReply(Change(Find(values), Settings(body)), statusCode: 200)
            : throw V2Errors.Invalid("name", "or another setting is required");
    }

    private Reply Delete(SandboxRequest request, IReadOnlyList<string> values)
    {
        state.DialingQueues.Remove(Find(values));
        return new Reply(204);
    }

    private Reply Append(SandboxRequest request, IReadOnlyList<string> values) => Append(JsonBody.Of(request), () => Find(values));

    private Reply Clear(SandboxRequest request, IReadOnlyList<string> values) => Clear(request, () => Find(values));

    private Reply Append(JsonBody body, Func<DialingQueue> find)
    {
        if (body.Objects("numbers") is not { Count: > 0 } entries || entries.Any(entry => entry.Text("number") is null))
        {
            throw V2Errors.Invalid("numbers", "must hold at least one object with a number");
        }

        if (entries.Count > MostNumbers)
        {
            throw V2Errors.For("DIALING_QUEUE_LIMIT_REACHED", "numbers");
        }

        var (valid, skipped) = (new List<(string Number, JsonBody Entry)>(), new List<string>());
        foreach (var entry in entries)
        {
            var raw = entry.Text("number")!;
            var number = E164.Normalize(raw);
            if (E164.IsValid(number))
            {
                valid.Add((number, entry));
            }
            else
            {
                skipped.Add(raw);
            }
        }

        var queue = find();
        var position = queue.Numbers.Count == 0 ? 0 : queue.Numbers[^1].Position!.Value + 1;
        var now = state.Clock.GetUtcNow();
        var added = new List<QueueNumber>();
        foreach (var (number, entry) in valid)
        {
            Introduce(number, entry);
            added.Add(new QueueNumber
            {
                NumberTo = number,
                Position = position++,
                CreatedAt = now,
                UpdatedAt = now,
                SyncStatus = SyncStatus.Synced,
            });
        }

        Change(queue, queue => queue with { Numbers = [.. queue.Numbers, .. added] });
        return WireJson.Data((added, skipped), static (json, result) =>
        {
            json.WriteStartObject();
            json.WritePropertyName("added");
            WireJson.WriteArray(json, result.added, DialingQueueJson.WriteAdded);
            json.WritePropertyName("skipped");
            WireJson.WriteArray(json, result.skipped, static (json, number) =>
            {
                json.WriteStartObject();
                json.WriteString("number", number);
                json.WriteString("reason", "INVALID_PHONE_NUMBER");
                json.WriteEndObject();
            });
            json.WriteEndObject();
        });
    }

    // DELETE with 200 and a body.
    private Reply Clear(SandboxRequest request, Func<DialingQueue> find)
    {
        var raw = request.QueryValue("number");
        var position = Position(request.QueryValue("position"));
        var unassigned = request.QueryValue("unassigned") == "true";
        if (raw is null && position is null && !unassigned)
        {
            throw V2Errors.For("DIALING_QUEUE_DELETE_FILTER_REQUIRED");
        }

        if (unassigned && (raw is not null || position is not null))
        {
            throw V2Errors.For("DIALING_QUEUE_DELETE_FILTER_CONFLICT");
        }

        var number = raw is null ? null : E164.Normalize(raw);
        if (number is not null && !E164.IsValid(number))
        {
            throw V2Errors.For("INVALID_PHONE_NUMBER", "number", $"'{raw}' is not a phone number.");
        }

        var queue = find();
        bool Goes(QueueNumber entry) => unassigned
            ? entry.CallId is null && entry.CallStartDate is null
            : (number is null || entry.NumberTo == number) && (position is null || entry.Position == position);

        var rest = queue.Numbers.Where(entry => !Goes(entry)).ToArray();
        var removed = queue.Numbers.Count - rest.Length;
        if (position is not null && removed == 0)
        {
            throw V2Errors.For("QUEUE_NUMBER_POSITION_NOT_FOUND", "position");
        }

        // Whether the others move up is documented nowhere: here they stay where they are.
        Change(queue, queue => queue with { Numbers = rest });
        return WireJson.Data(removed, static (json, removed) =>
        {
            json.WriteStartObject();
            json.WriteNumber("removed", removed);
            json.WriteEndObject();
        });
    }

    private static int? Position(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw V2Errors.For("MISSING_PARAMETER", "position", "'position' is a number from 0.");
    }

    private static T OneOf<T>(JsonBody body, string name, IReadOnlyList<T> known)
        where T : struct, IStringEnum<T>
    {
        var value = T.From(body.Text(name));
        return value.Value.Length == 0 || known.Contains(value) ? value : throw V2Errors.Invalid(name, "is no value that exists");
    }

    // What null does is documented nowhere: it takes name and description away, and leaves the settings alone.
    private static Func<DialingQueue, DialingQueue> Settings(JsonBody body)
    {
        if (body.Text("name") is { Length: 0 or > MostInName })
        {
            throw V2Errors.Invalid("name", "must have 1 to 255 characters");
        }

        var (name, description) = (body.Text("name"), body.Text("description"));
        var voicemail = OneOf(body, "voicemail_handling", VoicemailHandling.Known);
        var doNotDisturb = OneOf(body, "do_not_disturb", DoNotDisturb.Known);
        return queue => queue with
        {
            Name = body.Has("name") ? name : queue.Name,
            Description = body.Has("description") ? description : queue.Description,
            VoicemailHandling = voicemail == default ? queue.VoicemailHandling : voicemail,
            DoNotDisturb = doNotDisturb == default ? queue.DoNotDisturb : doNotDisturb,
        };
    }

    private static Reply ToReply(DialingQueue queue) =>
        WireJson.Data(queue, static (json, queue) => DialingQueueJson.WriteCurrent(json, queue, withNumbers: true));

    private static Reply ToStoredReply(DialingQueue queue, int statusCode) =>
        WireJson.Data(queue, static (json, queue) => DialingQueueJson.WriteStored(json, queue, withNumbers: true), statusCode);

    // Ids of users are written with an underscore here.
    private static string Underscored(string id) => id.Replace("usr-", "usr_", StringComparison.Ordinal);

    private static bool IsOf(DialingQueue queue, User assignee) =>
        Underscored(queue.AssigneeId ?? queue.CreatorId ?? "") == Underscored(assignee.Id);

    private static ErrorResponseException NotFound(string? field = null) => V2Errors.For("DIALING_QUEUE_NOT_FOUND", field);

    private User Owner() => state.Owner ?? throw V2Errors.For("USER_NOT_FOUND");

    /// <summary>Whose queue is meant: in the query for GET and DELETE, in the body for the others (docs/allo-api/v2.md#power-dialer).</summary>
    private User Assignee(Func<string, string?> find)
    {
        var (id, email) = (find("user_id"), find("email"));
        if (id is null && email is null)
        {
            return Owner();
        }

        var user = state.Users.FirstOrDefault(user => id is not null
            ? Underscored(user.Id) == Underscored(id)
            : string.Equals(user.Email, email, StringComparison.OrdinalIgnoreCase));
        return user ?? throw V2Errors.For("ASSIGNEE_NOT_FOUND");
    }

    private DialingQueue? FindCurrent(User assignee) =>
        state.DialingQueues.FirstOrDefault(queue => IsOf(queue, assignee) && !state.StoredQueues.Contains(queue.Id));

    private DialingQueue Find(IReadOnlyList<string> values) =>
        state.DialingQueues.FirstOrDefault(queue => queue.Id == values[0]) ?? throw NotFound("queue_id");

    private DialingQueue Begin(User creator, User assignee, string? name)
    {
        var now = state.Clock.GetUtcNow();
        var queue = new DialingQueue
        {
            Id = state.NextId("pdl_"),
            Name = name,
            CreatorId = Underscored(creator.Id),
            AssigneeId = Underscored(assignee.Id),
            VoicemailHandling = VoicemailHandling.NoSkip,
            DoNotDisturb = DoNotDisturb.Disabled,
            CreatedAt = now,
            UpdatedAt = now,
        };
        state.DialingQueues.Add(queue);
        return queue;
    }

    private DialingQueue Change(DialingQueue queue, Func<DialingQueue, DialingQueue> change) =>
        state.DialingQueues.Replace(
            other => other.Id == queue.Id, queue => change(queue) with { UpdatedAt = state.Clock.GetUtcNow() })!;

    /// <summary>Adds who is not there yet to the CRM, with the company: a bare number without a name if nothing else was said.</summary>
    private void Introduce(string number, JsonBody entry)
    {
        if (state.People.Any(person => person.Numbers.Contains(number)))
        {
            return;
        }

        var now = state.Clock.GetUtcNow();
        state.People.Add(new Person
        {
            Id = state.NextId("per-"),
            Name = entry.Text("name"),
            LastName = entry.Text("last_name"),
            JobTitle = entry.Text("job_title"),
            Website = entry.Text("website"),
            Address = entry.Texts("addresses") is [var address, ..] ? address : null,
            Numbers = [number],
            Emails = entry.Texts("emails") ?? [],
            Company = entry.Text("company") is { Length: > 0 } company ? FindOrAddCompany(company, now) : null,
            CreatedAt = now,
            UpdatedAt = now,
        });
    }

    private CompanyRef FindOrAddCompany(string name, DateTimeOffset now)
    {
        var company = state.Companies.FirstOrDefault(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase));
        if (company is null)
        {
            company = new Company { Id = state.NextId("com-"), Name = name, CreatedAt = now, UpdatedAt = now };
            state.Companies.Add(company);
        }

        return new CompanyRef { Id = company.Id, Name = company.Name };
    }
}
