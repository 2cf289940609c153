using System.Globalization;
using System.Text.Json;
using Withallo.Api.V2;

namespace Withallo.Testing.V2;

/// <summary>The Power Dialer's queues, one per user (docs/allo-api/v2.md#power-dialer).</summary>
internal sealed class DialingQueueOperations(SandboxState state)
{
    private const string Scope = "DIALING_QUEUE_READ_WRITE";
    private const string Path = "/dialing-queues/current";
    private const int MostNumbers = 1000;
    private const int MostInName = 255;

    public IReadOnlyList<Route> Routes =>
    [
        new("GET", Path, Scope, Get, "The current dialing queue"),
        new("POST", Path, Scope, Reset, "Begin an empty dialing queue"),
        new("PATCH", Path, Scope, Upsert, "Change the current dialing queue"),
        new("POST", Path + "/numbers", Scope, Append, "Append numbers to the current dialing queue"),
        new("DELETE", Path + "/numbers", Scope, Clear, "Take numbers off the current dialing queue"),
    ];

    // The queue stands beside data; who has none gets 200 all the same.
    private Reply Get(SandboxRequest request, IReadOnlyList<string> values)
    {
        var page = V2Page.Of(request);
        var assignee = Assignee(request.QueryValue);
        if (Find(assignee) is not { } queue)
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

        return page.ToReply(queue.Numbers, WriteNumber, json =>
        {
            json.WritePropertyName("queue");
            WriteQueue(json, queue, withNumbers: false);
        });
    }

    private Reply Reset(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.OfOptional(request);
        var (owner, assignee) = (Owner(), Assignee(body.Text));
        if (body.Text("name") is { Length: > MostInName })
        {
            throw V2Errors.Invalid("name", "must have 255 characters at most");
        }

        if (Find(assignee) is { } previous)
        {
            state.DialingQueues.Remove(previous);
        }

        return ToReply(Begin(owner, assignee, body.Text("name")));
    }

    private Reply Upsert(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        var (owner, assignee) = (Owner(), Assignee(body.Text));
        if (body.Text("name") is { Length: 0 or > MostInName })
        {
            throw V2Errors.Invalid("name", "must have 1 to 255 characters");
        }

        var voicemail = OneOf(body, "voicemail_handling", VoicemailHandling.Known);
        var doNotDisturb = OneOf(body, "do_not_disturb", DoNotDisturb.Known);

        // What null does is documented nowhere: it takes the name away, and leaves the settings alone.
        var queue = Find(assignee) ?? Begin(owner, assignee, name: null);
        return ToReply(Change(queue, queue => queue with
        {
            Name = body.Has("name") ? body.Text("name") : queue.Name,
            VoicemailHandling = voicemail == default ? queue.VoicemailHandling : voicemail,
            DoNotDisturb = doNotDisturb == default ? queue.DoNotDisturb : doNotDisturb,
        }));
    }

    private Reply Append(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        var (owner, assignee) = (Owner(), Assignee(body.Text));
        if (body.Objects("numbers") is not { Count: > 0 } entries || entries.Any(entry => entry.Text("number") is null))
        {
            throw V2Errors.Invalid("numbers", "must hold at least one object with a number");
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

        var queue = Find(assignee);
        if ((queue?.Numbers.Count ?? 0) + valid.Count > MostNumbers)
        {
            throw V2Errors.For("DIALING_QUEUE_LIMIT_REACHED");
        }

        queue ??= Begin(owner, assignee, name: null);
        var position = queue.Numbers.Count == 0 ? 0 : queue.Numbers[^1].Position!.Value + 1;
        var now = state.Clock.GetUtcNow();
        var added = new List<QueueNumber>();
        foreach (var (number, entry) in valid)
        {
            var isKnown = Introduce(number, entry);
            added.Add(new QueueNumber
            {
                NumberTo = number,
                Position = position++,
                CreatedAt = now,
                UpdatedAt = now,
                SyncStatus = isKnown ? SyncStatus.Synced : SyncStatus.NotSynced,
            });
        }

        Change(queue, queue => queue with { Numbers = [.. queue.Numbers, .. added] });
        return WireJson.Data((added, skipped), static (json, result) =>
        {
            json.WriteStartObject();
            json.WritePropertyName("added");
            WireJson.WriteArray(json, result.added, WriteAdded);
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
    private Reply Clear(SandboxRequest request, IReadOnlyList<string> values)
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

        var queue = Find(Assignee(request.QueryValue)) ?? throw V2Errors.For("DIALING_QUEUE_NOT_FOUND");
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

    private static Reply ToReply(DialingQueue queue) =>
        WireJson.Data(queue, static (json, queue) => WriteQueue(json, queue, withNumbers: true));

    // Ids of users are written with an underscore here.
    private static string Underscored(string id) => id.Replace("usr-", "usr_", StringComparison.Ordinal);

    private static void WriteQueue(Utf8JsonWriter json, DialingQueue queue, bool withNumbers)
    {
        json.WriteStartObject();
        json.WriteString("id", queue.Id);
        json.WriteString("name", queue.Name);
        json.WriteString("creator_id", queue.CreatorId);
        json.WriteString("assignee_id", queue.AssigneeId);
        json.WriteString("voicemail_handling", queue.VoicemailHandling.Value);
        json.WriteString("do_not_disturb", queue.DoNotDisturb.Value);
        if (withNumbers)
        {
            json.WritePropertyName("numbers");
            WireJson.WriteArray(json, queue.Numbers, WriteNumber);
        }

        WireJson.WriteDate(json, "created_at", queue.CreatedAt);
        WireJson.WriteDate(json, "updated_at", queue.UpdatedAt);
        WireJson.WriteMore(json, queue.AdditionalProperties);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, QueueNumber number)
    {
        json.WriteStartObject();
        WriteStart(json, number);
        WireJson.WriteDate(json, "call_start_date", number.CallStartDate);
        json.WriteString("call_id", number.CallId);
        WireJson.WriteWord(json, "routing_result", number.RoutingResult.Value);
        json.WriteString("sync_status", number.SyncStatus == default ? SyncStatus.NotSynced.Value : number.SyncStatus.Value);
        V2Json.WriteFlag(json, "detected_outbound_voicemail", number.DetectedOutboundVoicemail);
        WireJson.WriteWord(json, "not_reached_destination_reason", number.NotReachedDestinationReason.Value);
        V2Json.WriteFlag(json, "voicemail_left", number.VoicemailLeft);
        WireJson.WriteMore(json, number.AdditionalProperties);
        json.WriteEndObject();
    }

    // As the example of append has it: without what happens later.
    private static void WriteAdded(Utf8JsonWriter json, QueueNumber number)
    {
        json.WriteStartObject();
        WriteStart(json, number);
        json.WriteEndObject();
    }

    private static void WriteStart(Utf8JsonWriter json, QueueNumber number)
    {
        json.WriteString("number_to", number.NumberTo);
        WireJson.WriteNumber(json, "position", number.Position);
        WireJson.WriteDate(json, "created_at", number.CreatedAt);
        WireJson.WriteDate(json, "updated_at", number.UpdatedAt);
    }

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

    private DialingQueue? Find(User assignee) =>
        state.DialingQueues.FirstOrDefault(queue => Underscored(queue.AssigneeId ?? queue.CreatorId ?? "") == Underscored(assignee.Id));

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

    /// <summary>Adds whom a name was given for to the CRM, with the company; true when the number is somebody's now.</summary>
    private bool Introduce(string number, JsonBody entry)
    {
        if (state.People.Any(person => person.Numbers.Contains(number)))
        {
            return true;
        }

        if (entry.Text("name") is null && entry.Text("last_name") is null)
        {
            return false;
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
        return true;
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
